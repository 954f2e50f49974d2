using Selfsame.Data.Loading;
using Selfsame.Data.Sources;
using Selfsame.Data.Tests.Sources;
using Selfsame.Data.Transforms;
using Selfsame.Data.Views;
using Selfsame.Testing;

namespace Selfsame.Data.Tests.Loading;

public sealed class DamagedPicturesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void Epoch_DamagedPicture_IsReplacedTheSameForAnyNumberOfWorkers(int workers)
    {
        using var loader = Loader(new TestSource(300, TestSource.Damaged(index => index is 5 or 250)), workers);
        var indices = Indices(loader, 0);
        var expected = Indices(Loader(new TestSource(300, TestSource.Damaged(index => index is 5 or 250)), 3), 0);

        Assert.Equal(300, indices.Count);
        Assert.Equal(expected, indices);
        Assert.DoesNotContain(5, indices);
        Assert.DoesNotContain(250, indices);
    }

    [Fact]
    public void Damaged_AfterAnEpoch_ListsEachPictureOnceWithItsReason()
    {
        using var loader = Loader(new TestSource(300, TestSource.Damaged(index => index is 5 or 250)));
        _ = Indices(loader, 0);
        _ = Indices(loader, 1);

        Assert.Equal(300, loader.Damaged.PicturesRead);
        Assert.Equal([5, 250], loader.Damaged.Pictures.Select(picture => picture.Index).Order());
        Assert.Contains(loader.Damaged.Pictures, picture => picture is { Identity: "picture 250", Reason: "picture 250 is broken" });
    }

    [Fact]
    public void Epoch_DamagedPicture_IsReplacedByAnotherInEachEpoch()
    {
        using var loader = new ViewLoader(
            new TestSource(300, TestSource.Damaged(index => index == 5)), ViewRecipes.Evaluation(4), new LoaderOptions { BatchSize = 300, Shuffle = false });
        var replacements = Enumerable.Range(0, 6).Select(epoch => Indices(loader, epoch)[5]).ToList();

        Assert.True(replacements.Distinct().Count() > 3);
    }

    [Theory]
    [InlineData(1000, 10, 4)] // every 10th: 20 of the first 200 are far beyond what chance explains
    [InlineData(400, 80, 7)] // every 80th: the 5th, at 320, is more than 1 % of 400
    public void Epoch_MoreThanOneInAHundredDamaged_StopsFromTheTwoHundredthRead(int count, int every, int batches)
    {
        using var loader = new ViewLoader(
            new TestSource(count, TestSource.Damaged(index => index % every == 0)), ViewRecipes.Evaluation(4), new LoaderOptions { BatchSize = 50, Shuffle = false });
        var delivered = 0;
        OneLine.Error(
            () =>
            {
                foreach (var batch in loader.Epoch(0))
                {
                    delivered++;
                    batch.Dispose();
                }
            },
            $"test source of {count} pictures", "more than the limit of 1 %", "picture 0 is broken", "data inspect");

        Assert.Equal(batches - 1, delivered);
    }

    [Fact]
    public void Epoch_DamageWithinTheLimit_GoesOnInAnyOrder()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var options = new LoaderOptions { BatchSize = 50, Seed = seed };
            using var loader = new ViewLoader(
                new TestSource(1000, TestSource.Damaged(index => index % 100 == 99)), ViewRecipes.Evaluation(4), options);

            Assert.Equal(1000, Indices(loader, 0).Count);
            Assert.Equal(10, loader.Damaged.Count);
        }
    }

    [Fact]
    public void Epoch_SmallSetWithSomeDamage_GoesOn()
    {
        using var loader = Loader(new TestSource(50, TestSource.Damaged(index => index % 2 == 0)));
        for (var epoch = 0; epoch < 10; epoch++)
        {
            Assert.All(Indices(loader, epoch), index => Assert.Equal(1, index % 2));
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1000)]
    public void Epoch_EverythingDamaged_StopsAtOnce(int count)
    {
        var source = new TestSource(count, TestSource.Damaged(_ => true));
        using var loader = new ViewLoader(source, ViewRecipes.Evaluation(4), new LoaderOptions { BatchSize = Math.Min(count, 50) });

        OneLine.Error(() => Indices(loader, 0), $"test source of {count} pictures", "in a row", "is broken");
    }

    [Fact]
    public void Epoch_MixedChannelCounts_SaysWhichPictureAndWhatToSet()
    {
        using var folder = new PictureFolder().With("1.png").With("2.png", seed: 1).With("3.png", channels: 1).With("4.png", channels: 4);
        var recipe = ViewRecipes.Evaluation(4) with { Channels = PictureChannels.AsStored };
        using var loader = new ViewLoader(FolderSource.Open(folder.Path), recipe, new LoaderOptions { BatchSize = 4, Shuffle = false });
        using var batch = loader.Epoch(0).Single();

        Assert.All(batch.Indices, index => Assert.InRange(index, 0, 1));
        Assert.Equal(
            [
                "3.png: it has 1 channel where the first picture has 3. Set views.channels=rgb or gray, or convert the pictures to one kind.",
                "4.png: it has 4 channels where the first picture has 3. Set views.channels=rgb or gray, or convert the pictures to one kind.",
            ],
            loader.Damaged.Pictures.OrderBy(picture => picture.Index).Select(picture => picture.Reason));
        using var converted = new ViewLoader(FolderSource.Open(folder.Path), ViewRecipes.Evaluation(4), new LoaderOptions { BatchSize = 4 });
        converted.Epoch(0).Single().Dispose();
        Assert.Equal(0, converted.Damaged.Count);
    }

    [Fact]
    public void Epoch_PictureThatChangesWhileInUse_IsReplacedAndListed()
    {
        using var folder = new PictureFolder().With("1.png").With("2.png", seed: 1);
        var source = FolderSource.Open(folder.Path);
        using var loader = new ViewLoader(source, ViewRecipes.Evaluation(4), new LoaderOptions { BatchSize = 2, Shuffle = false });
        folder.With("2.png", 30, 30);
        using var batch = loader.Epoch(0).Single();

        Assert.Equal([0, 0], batch.Indices);
        Assert.Contains("changed while it was in use", Assert.Single(loader.Damaged.Pictures).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Epoch_RealDamagedFiles_AreListedWithTheirReasons()
    {
        var source = FolderSource.Open(SharedFiles.Data("robustness/pngsuite"));
        using var loader = new ViewLoader(
            source, ViewRecipes.Evaluation(16), new LoaderOptions { BatchSize = source.Count, MaximumDamagedFraction = 1, DropLast = false });
        using var batch = loader.Epoch(0).Single();

        Assert.NotEmpty(loader.Damaged.Pictures);
        Assert.All(loader.Damaged.Pictures, picture => Assert.StartsWith("x", picture.Identity, StringComparison.Ordinal));
        Assert.All(loader.Damaged.Pictures, picture => Assert.DoesNotContain('\n', picture.Reason));
    }

    private static ViewLoader Loader(PictureSource source, int workers = 2) =>
        new(source, ViewRecipes.Evaluation(4), new LoaderOptions { BatchSize = 50, Workers = workers });

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
}
