using Selfsame.Data.Loading;
using Selfsame.Data.Sources;
using Selfsame.Data.Tests.Sources;
using Selfsame.Data.Transforms;
using Selfsame.Data.Views;
using Selfsame.Testing;

namespace Selfsame.Data.Tests.Loading;

public sealed class ViewLoaderTests
{
    private const int Size = 16;

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void Epoch_AnyNumberOfWorkers_GivesTheSameBits(int workers)
    {
        Assert.Equal(Contents(Loader(workers: 1), epoch: 3), Contents(Loader(workers: workers), epoch: 3));
    }

    [Fact]
    public void Epoch_WithAndWithoutCache_GivesTheSameBits()
    {
        var kept = Loader(cacheBytes: 1 << 20);

        Assert.Equal(Contents(Loader(cacheBytes: 0), epoch: 1), Contents(kept, epoch: 1));
        Assert.Equal(Contents(Loader(cacheBytes: 0), epoch: 2), Contents(kept, epoch: 2));
        Assert.Equal(50L * 8 * 8 * 3, kept.CachedBytes);
    }

    [Fact]
    public void Epoch_FromAMiddleStep_GivesExactlyTheTail()
    {
        var whole = Contents(Loader(), epoch: 1);
        var tail = Contents(Loader(), epoch: 1, firstStep: 3);

        Assert.Equal(5, whole.Count);
        Assert.Equal(whole.Skip(3), tail);
        Assert.Empty(Contents(Loader(), epoch: 1, firstStep: 5));
    }

    [Fact]
    public void Epoch_Shuffled_ShowsEachPictureOnceInAnotherOrderEachTime()
    {
        using var loader = Loader();
        var (first, second) = (Indices(loader, 0), Indices(loader, 1));

        Assert.Equal(Enumerable.Range(0, 50), first.Order());
        Assert.Equal(Enumerable.Range(0, 50), second.Order());
        Assert.NotEqual(first, second);
        Assert.Equal(first, Indices(loader, 0));
    }

    [Fact]
    public void Epoch_NotShuffledAndNothingDropped_IsTheWholeSourceInOrder()
    {
        using var loader = Loader(new LoaderOptions { BatchSize = 20, Shuffle = false, DropLast = false });
        var batches = loader.Epoch(0).Select(batch => (batch.Step, batch.Views[0].Count, batch.Labels[^1], Disposed: Dispose(batch))).ToList();

        Assert.Equal(3, loader.StepsPerEpoch);
        Assert.Equal([(0, 20), (1, 20), (2, 10)], batches.Select(batch => (batch.Step, batch.Count)));
        Assert.Equal(Enumerable.Range(0, 50), Indices(loader, 0));
    }

    [Fact]
    public void Epoch_Views_DifferFromEachOtherAndBetweenEpochs()
    {
        using var loader = Loader();
        var (one, other) = (Contents(loader, 0), Contents(loader, 1));
        using var batch = loader.Epoch(0).First();

        Assert.NotEqual(one[0], other[0]);
        Assert.Equal(2, batch.Views.Count);
        Assert.False(batch.Views[0].Values(0).SequenceEqual(batch.Views[1].Values(0)));
        Assert.Equal((10, Size, Size, 3), (batch.Views[0].Count, batch.Views[0].Height, batch.Views[0].Width, batch.Views[0].Channels));
        Assert.Equal(0, batch.Views[0].Pointer % 64);
    }

    [Fact]
    public void Epoch_Labels_AreThoseOfTheIndices()
    {
        var source = Source();
        using var loader = new ViewLoader(source, Views(), new LoaderOptions { BatchSize = 10 });
        foreach (var batch in loader.Epoch(0))
        {
            using (batch)
            {
                Assert.Equal(batch.Indices.Select(source.Label), batch.Labels);
            }
        }
    }

    [Fact]
    public void Epoch_ViewOfASample_IsIndependentOfItsPlaceInTheOrder()
    {
        var shuffled = Views(Loader(), 2);
        var inOrder = Views(Loader(new LoaderOptions { BatchSize = 10, Shuffle = false }), 2);

        Assert.All(Enumerable.Range(0, 50), index => Assert.Equal(inOrder[index], shuffled[index]));
    }

    [Fact]
    public void Epoch_WithSamplingWeights_DrawsInProportionAndNeverAZero()
    {
        var weights = new double[50];
        (weights[3], weights[7]) = (1, 3);
        using var loader = Loader(weights: weights);
        var drawn = Enumerable.Range(0, 40).SelectMany(epoch => Indices(loader, epoch)).CountBy(index => index).ToDictionary();

        Assert.Equal([3, 7], drawn.Keys.Order());
        Assert.InRange(drawn[7] / 2000.0, 0.70, 0.80);
    }

    [Fact]
    public void Epoch_WithSamplingWeights_GivesRepeatedPicturesViewsOfTheirOwn()
    {
        var weights = new double[50];
        weights[3] = 1;
        using var loader = Loader(weights: weights);
        using var batch = loader.Epoch(0).First();

        Assert.All(batch.Indices, index => Assert.Equal(3, index));
        Assert.False(batch.Views[0].Values(0).SequenceEqual(batch.Views[0].Values(1)));
    }

    [Fact]
    public void SetSamplingWeights_BetweenEpochs_HoldsFromTheNextOn()
    {
        using var loader = Loader();
        Assert.Equal(50, Indices(loader, 0).Distinct().Count());
        var weights = new double[50];
        weights[9] = 1;
        loader.SetSamplingWeights(weights);
        Assert.Equal([9], Indices(loader, 1).Distinct());
        loader.SetSamplingWeights(null);
        Assert.Equal(50, Indices(loader, 2).Distinct().Count());
    }

    [Fact]
    public void SetSamplingWeights_ThatAreNone_IsRefused()
    {
        using var loader = Loader();

        Assert.Throws<ArgumentException>(() => loader.SetSamplingWeights(new double[50]));
        Assert.Throws<ArgumentException>(() => loader.SetSamplingWeights([1]));
        Assert.Throws<ArgumentException>(() => loader.SetSamplingWeights([.. Enumerable.Repeat(1.0, 49), double.NaN]));
    }

    [Fact]
    public void Constructor_BatchLargerThanTheSet_SaysWhatToDo()
    {
        OneLine.Error(() => Loader(new LoaderOptions { BatchSize = 51 }), "51", "50 pictures", "--batch-size 50");
    }

    [Fact]
    public void Constructor_BatchLargerThanTheSetWithNothingDropped_IsOneBatch()
    {
        using var loader = Loader(new LoaderOptions { BatchSize = 80, DropLast = false });

        Assert.Equal(50, Indices(loader, 0).Count);
    }

    [Fact]
    public void Epoch_RealPictures_AreTheSameForOneAndEightWorkers()
    {
        var source = PictureSources.Open(SharedFiles.Data("cifar10/test")).Subset([.. Enumerable.Range(0, 256)]);
        using var one = new ViewLoader(source, ViewRecipes.SimCLR(32), new LoaderOptions { BatchSize = 64, Workers = 1, Seed = 5 });
        using var eight = new ViewLoader(source, ViewRecipes.SimCLR(32), new LoaderOptions { BatchSize = 64, Workers = 8, Seed = 5 });

        Assert.Equal(Contents(one, 0), Contents(eight, 0));
    }

    [Fact]
    public void Epoch_PicturesOfAnotherNumberOfChannels_AreDamageWhereChannelsAreKept()
    {
        using var folder = new PictureFolder();
        for (var i = 0; i < 10; i++)
        {
            folder.With($"{i}.png", channels: i == 4 ? 1 : 3);
        }

        var recipe = ViewRecipes.Evaluation(8) with { Channels = PictureChannels.AsStored };
        using var loader = new ViewLoader(FolderSource.Open(folder.Path), recipe, new LoaderOptions { BatchSize = 10 });
        using var batch = loader.Epoch(0).Single();

        Assert.Equal(3, batch.Views[0].Channels);
        Assert.Equal("4.png", Assert.Single(loader.Damaged.Pictures).Identity);
    }

    private static PictureSource Source() => PictureSources.Open("scenes:train?n=50&size=8");

    private static ViewRecipe Views() => ViewRecipes.SimCLR(Size);

    private static ViewLoader Loader(int workers = 2, long cacheBytes = 0, double[]? weights = null) =>
        Loader(new LoaderOptions { BatchSize = 10, Seed = 3, Workers = workers, CacheBytes = cacheBytes }, weights);

    private static ViewLoader Loader(LoaderOptions options, double[]? weights = null) => new(Source(), Views(), options with { Seed = 3 }, null, weights);

    private static bool Dispose(PictureBatch batch)
    {
        batch.Dispose();
        return true;
    }

    private static List<int> Indices(ViewLoader loader, int epoch)
    {
        var indices = new List<int>();
        foreach (var batch in loader.Epoch(epoch))
        {
            indices.AddRange(batch.Indices);
            batch.Dispose();
        }

        return indices;
    }

    // One text for each batch that holds every bit of it.
    private static List<string> Contents(ViewLoader loader, int epoch, int firstStep = 0)
    {
        var contents = new List<string>();
        foreach (var batch in loader.Epoch(epoch, firstStep))
        {
            var views = batch.Views.SelectMany(view => Enumerable.Range(0, view.Count).Select(slot => Bits(view.Values(slot))));
            contents.Add($"{batch.Epoch} {batch.Step} {string.Join(',', batch.Indices)} {string.Join(',', views)}");
            batch.Dispose();
        }

        return contents;
    }

    private static Dictionary<int, string> Views(ViewLoader loader, int epoch)
    {
        var views = new Dictionary<int, string>();
        foreach (var batch in loader.Epoch(epoch))
        {
            for (var slot = 0; slot < batch.Indices.Length; slot++)
            {
                views.Add(batch.Indices[slot], Bits(batch.Views[1].Values(slot)));
            }

            batch.Dispose();
        }

        return views;
    }

    private static string Bits(Span<float> values) => Convert.ToHexString(System.Runtime.InteropServices.MemoryMarshal.AsBytes(values));
}
