using System.Diagnostics;
using Selfsame.Data.Loading;
using Selfsame.Data.Views;

namespace Selfsame.Data.Tests.Loading;

public sealed class ViewLoaderThreadsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void Epoch_ManyBatches_ReusesAFewBlocksAndFreesAll()
    {
        var memory = new CountingMemory();
        using (var loader = Loader(new TestSource(1000), memory))
        {
            for (var epoch = 0; epoch < 3; epoch++)
            {
                foreach (var batch in loader.Epoch(epoch))
                {
                    batch.Dispose();
                }
            }

            Assert.InRange(memory.Allocations, 1, 4); // two ahead, one in use, one in change
        }

        Assert.Equal(0, memory.Blocks);
    }

    [Fact]
    public void Epoch_Views_LieInTheMemoryThatWorkersWroteTo()
    {
        var memory = new CountingMemory();
        using var loader = new ViewLoader(new TestSource(1000), ViewRecipes.SimCLR(4), new LoaderOptions { BatchSize = 10, Workers = 2 }, memory);
        foreach (var batch in loader.Epoch(0))
        {
            Assert.All(batch.Views, view => Assert.Contains(
                memory.Lengths, block => block.Key <= view.Pointer && view.Pointer + (10 * 4 * 4 * 3 * sizeof(float)) <= block.Key + block.Value));
            batch.Dispose();
        }

        Assert.InRange(memory.Bytes, 1, 4 * 2 * ((10 * 4 * 4 * 3 * sizeof(float)) + 64)); // four batches of two views
    }

    [Fact]
    public void Epoch_SlowConsumer_HoldsTheWorkersBack()
    {
        var source = new TestSource(1000);
        using var loader = Loader(source);
        using var batches = loader.Epoch(0).GetEnumerator();
        batches.MoveNext();
        Thread.Sleep(100);

        Assert.InRange(source.Reads, 10, 40); // one batch taken, two ahead
        batches.Current.Dispose();
    }

    [Fact]
    public void Epoch_BatchesHeldByTheConsumer_DoNotBlockTheLoader()
    {
        var memory = new CountingMemory();
        using var loader = Loader(new TestSource(200), memory);
        var held = Finish(() => loader.Epoch(0).ToList());

        Assert.Equal(20, held.Count);
        Assert.Equal(20, held.Select(batch => batch.Views[0].Pointer).Distinct().Count());
        held.ForEach(batch => batch.Dispose());
    }

    [Fact]
    public void Dispose_BatchTwice_GivesItsBlockBackOnce()
    {
        var memory = new CountingMemory();
        using var loader = Loader(new TestSource(200), memory);
        foreach (var batch in loader.Epoch(0))
        {
            batch.Dispose();
            batch.Dispose();
        }

        using var one = loader.Epoch(1).First();
        using var other = loader.Epoch(2).First();
        Assert.NotEqual(one.Views[0].Pointer, other.Views[0].Pointer);
    }

    [Fact]
    public void Dispose_LoaderBeforeABatch_FreesTheBatchWhenItIsDisposed()
    {
        var memory = new CountingMemory();
        var loader = Loader(new TestSource(200), memory);
        var batch = loader.Epoch(0).First();
        loader.Dispose();
        Assert.Equal(1, memory.Blocks);
        batch.Dispose();

        Assert.Equal(0, memory.Blocks);
    }

    [Fact]
    public void Epoch_LeftEarly_EndsItsThreads()
    {
        var source = new TestSource(100_000);
        using var loader = Loader(source);
        Finish(() =>
        {
            foreach (var batch in loader.Epoch(0))
            {
                batch.Dispose();
                if (batch.Step == 3)
                {
                    break;
                }
            }

            return 0;
        });
        var reads = source.Reads;
        Thread.Sleep(50);

        Assert.Equal(reads, source.Reads);
        Assert.True(reads < 200);
    }

    [Fact]
    public void Epoch_Cancelled_EndsWithCancellationEvenWhileWaiting()
    {
        using var cancellation = new CancellationTokenSource();
        using var release = new ManualResetEventSlim();
        var source = new TestSource(100, index =>
        {
            if (index == 50)
            {
                release.Wait(Patience);
            }

            return null;
        });
        using var loader = new ViewLoader(
            source, ViewRecipes.Evaluation(4), new LoaderOptions { BatchSize = 10, Workers = 2, Shuffle = false, CacheBytes = 0 });
        var watch = Stopwatch.StartNew();
        Assert.Throws<OperationCanceledException>(() =>
        {
            foreach (var batch in loader.Epoch(0, 0, cancellation.Token))
            {
                batch.Dispose();
                if (batch.Step == 4)
                {
                    // The next batch waits for picture 50, which comes free only once the loop is being left.
                    new Thread(() =>
                    {
                        Thread.Sleep(50);
                        cancellation.Cancel();
                        Thread.Sleep(50);
                        release.Set();
                    }).Start();
                }
            }
        });

        Assert.True(watch.Elapsed < Patience);
    }

    [Fact]
    public void Epoch_CancelledInTheMiddle_FinishesNoMoreThanThePicturesAtHandAndLeaksNothing()
    {
        using var cancellation = new CancellationTokenSource();
        var memory = new CountingMemory();
        var (gate, begun) = (new Lock(), 0);
        var source = new TestSource(100_000, _ =>
        {
            lock (gate)
            {
                if (++begun == 40)
                {
                    cancellation.Cancel();
                }
            }

            return null;
        });
        using (var loader = new ViewLoader(
            source, ViewRecipes.Evaluation(4), new LoaderOptions { BatchSize = 1000, Workers = 2, CacheBytes = 0 }, memory))
        {
            Assert.ThrowsAny<OperationCanceledException>(() => Finish(() => loader.Epoch(0, 0, cancellation.Token).Count()));
            Assert.InRange(source.Reads, 40, 42); // far from the end of a batch: no more than each worker had at hand
        }

        Thread.Sleep(30);
        Assert.InRange(source.Reads, 40, 42);
        Assert.Equal(0, memory.Blocks);
    }

    [Fact]
    public void Epoch_UnexpectedErrorInAWorker_ReachesTheConsumerAfterTheBatchesBeforeIt()
    {
        var source = new TestSource(100, index => index == 35 ? new InvalidCastException("of all things") : null);
        using var loader = new ViewLoader(
            source, ViewRecipes.Evaluation(4), new LoaderOptions { BatchSize = 10, Workers = 4, Shuffle = false });
        var steps = 0;
        var error = Assert.Throws<InvalidCastException>(() => Finish(() =>
        {
            foreach (var batch in loader.Epoch(0))
            {
                steps++;
                batch.Dispose();
            }

            return 0;
        }));

        Assert.Equal("of all things", error.Message);
        Assert.Equal(3, steps);
    }

    [Fact]
    public void Epoch_MemoryThatIsRefused_ReachesTheConsumer()
    {
        using var loader = new ViewLoader(
            new TestSource(100), ViewRecipes.Evaluation(4), new LoaderOptions { BatchSize = 10 }, new NoMemory());

        var error = Assert.Throws<InvalidOperationException>(() => Finish(() => loader.Epoch(0).Count()));
        Assert.IsType<OutOfMemoryException>(error.InnerException);
    }

    [Fact]
    public void Epoch_SlowSource_CountsTheTimeWaited()
    {
        var source = new TestSource(20, _ =>
        {
            Thread.Sleep(5);
            return null;
        });
        using var loader = new ViewLoader(
            source, ViewRecipes.Evaluation(4), new LoaderOptions { BatchSize = 10, Workers = 1, CacheBytes = 0 });
        foreach (var batch in loader.Epoch(0))
        {
            batch.Dispose();
        }

        Assert.InRange(loader.Waited.TotalSeconds, 0.08, 10);
    }

    [Fact]
    public void Cache_SourceThatFits_IsReadOnce()
    {
        var source = new TestSource(100);
        using var loader = Loader(source);
        Run(loader, 3);

        Assert.Equal(100, source.Reads);
        Assert.Equal(100 * 48, loader.CachedBytes);
    }

    [Fact]
    public void Cache_SourceThatDoesNotFit_IsNotKept()
    {
        var source = new TestSource(100);
        using var loader = new ViewLoader(
            source, ViewRecipes.Evaluation(4), new LoaderOptions { BatchSize = 10, CacheBytes = 99 * 48 });
        Run(loader, 2);

        Assert.Equal(200, source.Reads);
        Assert.Equal(0, loader.CachedBytes);
    }

    private static ViewLoader Loader(TestSource source, CountingMemory? memory = null) =>
        new(source, ViewRecipes.Evaluation(4), new LoaderOptions { BatchSize = 10, Workers = 2 }, memory);

    private static void Run(ViewLoader loader, int epochs)
    {
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            foreach (var batch in loader.Epoch(epoch))
            {
                batch.Dispose();
            }
        }
    }

    // A hanging loader fails the test and not the whole run.
    private static T Finish<T>(Func<T> work)
    {
        var task = Task.Run(work);
        Assert.True(Task.WhenAny(task, Task.Delay(Patience)).GetAwaiter().GetResult() == task, "the loader hangs");
        return task.GetAwaiter().GetResult();
    }

    private sealed class NoMemory : IBatchMemory
    {
        public nint Allocate(long bytes) => throw new OutOfMemoryException("no memory left");

        public void Free(nint block)
        {
        }
    }
}
