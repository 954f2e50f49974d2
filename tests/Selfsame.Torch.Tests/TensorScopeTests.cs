using System.Runtime.CompilerServices;
using Selfsame.Testing;
using Xunit;

namespace Selfsame.Torch.Tests;

public sealed class TensorScopeTests
{
    [Fact]
    public void Dispose_FreesWhatWasMadeInside()
    {
        Garbage.Settle();
        var before = TensorScope.LiveTensors;
        Tensor x;
        using (new TensorScope())
        {
            x = Tensor.Ones([3]);
            _ = x + x;
            Assert.Equal(before + 2, TensorScope.LiveTensors);
        }

        Assert.Equal(before, TensorScope.LiveTensors);
        Assert.Throws<ObjectDisposedException>(() => x.Add(1));
        Assert.Equal("tensor (disposed)", x.ToString());
    }

    [Fact]
    public void Scopes_Nest()
    {
        using var outer = new TensorScope();
        var x = Tensor.Ones([3]);
        using (new TensorScope())
        {
            _ = x + 1;
        }

        Assert.Equal([2f, 2, 2], (x + 1).ToArray<float>());
    }

    [Fact]
    public void Keep_LetsAResultOutByOneScope()
    {
        Garbage.Settle();
        var before = TensorScope.LiveTensors;
        using (new TensorScope())
        {
            Tensor kept;
            using (var inner = new TensorScope())
            {
                var x = Tensor.Ones([3]);
                kept = inner.Keep(x * 2);
            }

            Assert.Equal(before + 1, TensorScope.LiveTensors);
            Assert.Equal([2f, 2, 2], kept.ToArray<float>());
        }

        Assert.Equal(before, TensorScope.LiveTensors);
    }

    [Fact]
    public void Keep_OfATensorFromElsewhere_ChangesNothing()
    {
        using var outer = new TensorScope();
        var x = Tensor.Ones([1]);
        using (var inner = new TensorScope())
        {
            Assert.Same(x, inner.Keep(x));
        }

        Assert.Equal(1, x.ToDouble());
    }

    [Fact]
    public void Keep_FromTheOutermostScope_LeavesTheTensorOnItsOwn()
    {
        Tensor x;
        using (var scope = new TensorScope())
        {
            x = scope.Keep(Tensor.Ones([1]));
        }

        Assert.Equal(1, x.ToDouble());
        x.Dispose();
    }

    [Fact]
    public void Outlive_TakesATensorOutOfEveryScope()
    {
        Tensor x;
        using (new TensorScope())
        {
            using (new TensorScope())
            {
                x = Tensor.Ones([3]).Outlive();
            }
        }

        Assert.Equal([1f, 1, 1], x.ToArray<float>());
        x.Dispose();
    }

    [Fact]
    public void Dispose_OfOneTensorOrTwice_FreesOnce()
    {
        Garbage.Settle();
        var before = TensorScope.LiveTensors;
        var scope = new TensorScope();
        var x = Tensor.Ones([3]);

        x.Dispose();
        x.Dispose();
        Assert.Equal(before, TensorScope.LiveTensors);
        scope.Dispose();
        scope.Dispose();
        Assert.Equal(before, TensorScope.LiveTensors);
    }

    [Fact]
    public void Dispose_OfTheOuterScopeFirst_LeavesTheInnerOneOpen()
    {
        Garbage.Settle();
        var before = TensorScope.LiveTensors;
        using (new TensorScope())
        {
            var outer = new TensorScope();
            var early = Tensor.Ones([1]);
            var inner = new TensorScope();
            var late = Tensor.Ones([1]);

            outer.Dispose();
            Assert.Throws<ObjectDisposedException>(() => early.ToDouble());
            Assert.Equal(1, late.ToDouble());

            _ = Tensor.Ones([1]);
            var kept = inner.Keep(late);   // to the one around the scope that has ended
            inner.Dispose();
            Assert.Equal(1, kept.ToDouble());
            _ = Tensor.Ones([1]);          // in the only scope left
        }

        Assert.Equal(before, TensorScope.LiveTensors);
    }

    [Fact]
    public void Scopes_BelongToTheirThread()
    {
        using var scope = new TensorScope();
        Tensor? elsewhere = null;
        var thread = new Thread(() => elsewhere = Tensor.Ones([1]));
        thread.Start();
        thread.Join();

        scope.Dispose();
        Assert.Equal(1, elsewhere!.ToDouble());
        elsewhere.Dispose();
    }

    [Fact]
    public void Exception_InsideAScope_FreesWhatWasMadeBeforeIt()
    {
        Garbage.Settle();
        var before = TensorScope.LiveTensors;

        Assert.Throws<TorchException>(() =>
        {
            using var scope = new TensorScope();
            _ = Tensor.Ones([2, 3]).Mm(Tensor.Ones([2, 3]));
        });

        Assert.Equal(before, TensorScope.LiveTensors);
        using var next = new TensorScope();
        Assert.Equal(2, Tensor.Ones([2]).Sum().ToDouble());
    }

    [Fact]
    public void TensorsOfNoScope_AreFreedByTheGarbageCollector()
    {
        Collect();
        Garbage.Settle();
        var before = TensorScope.LiveTensors;

        Abandon(100);
        Assert.True(TensorScope.LiveTensors >= before + 100);
        Collect();

        Assert.True(TensorScope.LiveTensors <= before, $"{TensorScope.LiveTensors - before} tensors are left");
    }

    [Fact]
    public void TrainingSteps_KeepTheNumberOfLiveTensors()
    {
        using var outer = new TensorScope();
        Engine.Seed(3);
        var weight = Tensor.Randn([8, 4]).RequiresGrad_();
        var bias = Tensor.Zeros([8]).RequiresGrad_();
        var x = Tensor.Randn([16, 4]);
        var before = 0L;
        var (first, last) = (0.0, 0.0);
        for (var step = 0; step < 1000; step++)
        {
            last = Step(x, weight, bias);
            first = step == 0 ? last : first;
            before = step == 10 ? TensorScope.LiveTensors : before;
        }

        Assert.Equal(before, TensorScope.LiveTensors);
        Assert.True(last < first, $"the loss went from {first} to {last}");
    }

    [Fact]
    public void ManyScopesOfOneMegabyte_KeepTheMemoryOfTheProcess()
    {
        using var outer = new TensorScope();
        var x = Tensor.Ones([512, 512]);   // 1 MB
        var before = 0L;
        for (var i = 0; i < 2000; i++)
        {
            using var scope = new TensorScope();
            _ = (x + 1) * x;
            before = i == 100 ? ResidentBytes() : before;
        }

        var grown = ResidentBytes() - before;
        Assert.True(grown < 32 << 20, $"the process has grown by {grown >> 20} MB");
    }

    private static double Step(Tensor x, Tensor weight, Tensor bias)
    {
        using var scope = new TensorScope();
        var loss = x.Linear(weight, bias).Relu().CrossEntropyLoss(Tensor.Arange(16).Remainder(8));
        loss.Backward();
        using (new NoGrad())
        {
            foreach (var parameter in (Tensor[])[weight, bias])
            {
                parameter.Sub_(parameter.Grad!, 0.05);
                parameter.Grad = null;
            }
        }

        return loss.ToDouble();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Abandon(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _ = Tensor.Ones([10]);
        }
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    private static long ResidentBytes() =>
        long.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[1]) * Environment.SystemPageSize;
}
