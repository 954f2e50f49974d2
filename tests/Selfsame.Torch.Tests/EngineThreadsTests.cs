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
            var clock = Stopwatch.StartNew();
            var processor = Process.GetCurrentProcess().TotalProcessorTime;
            for (var product = 0; product < 8; product++)
            {
                x.Matmul(x);
            }

            var used = Process.GetCurrentProcess().TotalProcessorTime - processor;
            Assert.True(used < 1.4 * clock.Elapsed, $"{used.TotalSeconds:F2} s of processor time in {clock.Elapsed.TotalSeconds:F2} s");
        }
        finally
        {
            Engine.Threads = before;
        }
    }
}
