using System.Runtime.InteropServices;
using Xunit;

namespace Selfsame.Torch.Tests;

public sealed class TensorTests
{
    [Fact]
    public void From_ArrayAndShape_KeepsRowMajorOrder()
    {
        using var scope = new TensorScope();
        var x = Tensor.From([1f, 2, 3, 4, 5, 6], 2, 3);

        Assert.Equal([2, 3], x.Shape);
        Assert.Equal([1f, 4, 2, 5, 3, 6], x.T.ToArray<float>());
    }

    [Fact]
    public void From_WrongCount_IsRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => Tensor.From([1f, 2, 3], 2, 2));
        Assert.Contains("3 elements do not fill a tensor of shape [2,2]", error.Message);
    }

    [Fact]
    public void FromMemory_ChannelsLastStrides_SharesTheMemory()
    {
        float[] pixels = [1, 10, 2, 20, 3, 30, 4, 40];   // 2 x 2 pixels of 2 channels, interleaved
        var pinned = GCHandle.Alloc(pixels, GCHandleType.Pinned);
        try
        {
            using var scope = new TensorScope();
            var x = Tensor.FromMemory(pinned.AddrOfPinnedObject(), [1, 2, 2, 2], [8, 1, 4, 2], DType.Float32);

            Assert.True(x.IsChannelsLast);
            Assert.Equal([1f, 2, 3, 4, 10, 20, 30, 40], x.ToArray<float>());
            pixels[0] = 7;
            Assert.Equal(7, x.Select(1, 0).Select(1, 0).Select(1, 0).ToDouble());
        }
        finally
        {
            pinned.Free();
        }
    }

    [Fact]
    public void Arithmetic_MixedWithNumbers_ReadsLikeThePaper()
    {
        using var scope = new TensorScope();
        var x = Tensor.From([1.0, 2, 4]);

        Assert.Equal([1.5, 2, 3], ((x + 2) / 2).ToArray<double>());
        Assert.Equal([-0.5, -1.5, -3.5], (0.5 - x).ToArray<double>());
        Assert.Equal([2.0, 1, 0.5], (2 / x).ToArray<double>());
        Assert.Equal([-1.0, -4, -16], (-(x * x)).ToArray<double>());
    }

    [Fact]
    public void InPlaceOperator_GivesBackTheSameTensor()
    {
        using var scope = new TensorScope();
        var x = Tensor.Zeros([3]);

        Assert.Same(x, x.Add_(1));
        Assert.Equal([1f, 1, 1], x.ToArray<float>());
    }

    [Fact]
    public void Operators_WithSeveralResults_GiveNamedTuples()
    {
        using var scope = new TensorScope();
        var x = Tensor.From([3f, 1, 2], 1, 3);

        var (values, indices) = x.Topk(2);
        Assert.Equal([3f, 2], values.ToArray<float>());
        Assert.Equal([0L, 2], indices.ToArray<long>());
        Assert.Equal([3f, 1], x.Max(0).Values.Narrow(0, 0, 2).ToArray<float>());

        var parts = Tensor.Cat([x, x], 0).Chunk(2);
        Assert.Equal(2, parts.Length);
        Assert.Equal([3f, 1, 2], parts[1].ToArray<float>());
    }

    [Fact]
    public void LongLists_TravelThroughNativeMemory()
    {
        using var scope = new TensorScope();
        var many = Enumerable.Range(0, 300).Select(i => Tensor.From([(float)i])).ToArray();

        Assert.Equal(Enumerable.Range(0, 300).Select(i => (float)i), Tensor.Cat(many).ToArray<float>());
    }

    [Fact]
    public void Backward_ThroughAProduct_AddsUpInTheLeaf()
    {
        using var scope = new TensorScope();
        var x = Tensor.From([1f, 2, 3]).RequiresGrad_();

        (x * x).Sum().Backward();
        (x * 2).Sum().Backward();

        Assert.Equal([4f, 6, 8], x.Grad!.ToArray<float>());
        x.Grad = null;
        Assert.Null(x.Grad);
    }

    [Fact]
    public void Grad_WithCreateGraph_CanBeDifferentiatedAgain()
    {
        using var scope = new TensorScope();
        var x = Tensor.From([2.0]).RequiresGrad_();

        var first = Autograd.Grad([x.Pow(3).Sum()], [x], createGraph: true)[0];   // 3 x^2
        var second = Autograd.Grad([first.Sum()], [x])[0];                         // 6 x

        Assert.Equal(12, first.ToDouble(), 12);
        Assert.Equal(12, second.ToDouble(), 12);
    }

    [Fact]
    public void NoGrad_InsideARecordedRun_RecordsNothing()
    {
        using var scope = new TensorScope();
        var x = Tensor.From([1f]).RequiresGrad_();

        Tensor y;
        using (var none = new NoGrad())
        {
            y = none.Keep(x * 2);
            Assert.False(Autograd.IsRecording);
        }

        Assert.True(Autograd.IsRecording);
        Assert.False(y.RequiresGrad);
        Assert.Equal(2, y.ToDouble());
    }

    [Fact]
    public void Autocast_OnTheCpu_MultipliesInBFloat16()
    {
        using var scope = new TensorScope();
        var x = Tensor.Ones([4, 4]);

        using (new Autocast(Device.Cpu))
        {
            Assert.Equal(DType.BFloat16, x.Mm(x).DType);
        }

        Assert.Equal(DType.Float32, x.Mm(x).DType);
    }

    [Fact]
    public void Failure_OfAnOperator_NamesItWithShapesInOneLine()
    {
        using var scope = new TensorScope();
        var error = Assert.Throws<TorchException>(() => Tensor.Zeros([64, 128]).Mm(Tensor.Zeros([256, 10])));

        Assert.StartsWith("aten::mm(float32[64,128], float32[256,10]): ", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Find_UnknownOperator_SaysWhichLibtorchLacksIt()
    {
        var error = Assert.Throws<TorchException>(() => Operator.Find("aten::no_such_thing"));
        Assert.Contains("has no operator aten::no_such_thing", error.Message);
    }

    [Fact]
    public void Find_OperatorWithoutAMethod_CanBeCalledWithItsDefaults()
    {
        using var scope = new TensorScope();
        var sinc = Operator.Find("aten::special_sinc");

        Assert.StartsWith("aten::special_sinc(Tensor self) -> Tensor", sinc.Schema);
        Assert.Equal(1, ((Tensor)sinc.Call(Tensor.Zeros([1]))[0]!).ToDouble());
        var add = Operator.Find("aten::add", "Tensor");
        Assert.Equal(2, ((Tensor)add.Call(Tensor.Ones([1]), Tensor.Ones([1]))[0]!).ToDouble());
        Assert.Contains("is missing", Assert.Throws<TorchException>(() => add.Call(Tensor.Ones([1]))).Message);
    }
}
