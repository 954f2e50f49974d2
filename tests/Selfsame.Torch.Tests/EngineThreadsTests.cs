using System.Diagnostics;
using Xunit;

namespace Selfsame.Torch.Tests;

/// <summary>How many threads compute, by the processor time that the process takes.</summary>
[Collection("alone")]
public sealed class EngineThreadsTests
{
    [Fact]
    public void Threads_One_HoldsForMatrixProductsToo()
    {
        using var scope = new TensorScope();
        var before = Engine.Threads;
        var x = Tensor.Randn([1500, 1500]);
        try
        {
            Engine.Threads = 1;
            x.Matmul(x);

            // The runtime compiles and collects in threads of its own: that only adds, so the least of some rounds counts.
            var least = Enumerable.Range(0, 5).Min(_ => ProcessorsUsed(() => x.Matmul(x)));
            Assert.True(least < 1.4, $"{least:F2} processors were busy");
        }
        finally
        {
            Engine.Threads = before;
        }
    }

    private static double ProcessorsUsed(Func<Tensor> product)
    {
        var clock = Stopwatch.StartNew();
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        for (var count = 0; count < 8; count++)
        {
            product();
        }

        return (Process.GetCurrentProcess().TotalProcessorTime - processor) / clock.Elapsed;
    }
}
