using System.Diagnostics;
using Selfsame.Data.Loading;
using Selfsame.Data.Views;

namespace Selfsame.Data.Tests.Loading;

[Collection("alone")]
public sealed class WaitingTests
{
    [Theory]
    [InlineData(3, 5, 1)] // 30 ms of reading for each batch, 5 ms of use: nearly all is waiting
    [InlineData(3, 15, 1)]
    [InlineData(3, 15, 2)]
    [InlineData(1, 40, 2)] // reading is done long before it is asked for
    public void Waited_SlowSourceAndSlowConsumer_IsAllThatIsNotUse(int millisecondsRead, int millisecondsUsed, int workers)
    {
        var source = new TestSource(300, _ =>
        {
            Thread.Sleep(millisecondsRead);
            return null;
        });
        using var loader = new ViewLoader(source, ViewRecipes.Evaluation(4), new LoaderOptions { BatchSize = 10, Workers = workers, CacheBytes = 0 });
        var (whole, used) = (Stopwatch.StartNew(), new Stopwatch());
        foreach (var batch in loader.Epoch(0))
        {
            used.Start();
            Thread.Sleep(millisecondsUsed);
            batch.Dispose();
            used.Stop();
        }

        var expected = 1 - (used.Elapsed / whole.Elapsed);
        Assert.Equal(expected, loader.Waited / whole.Elapsed, 0.03);
    }
}
