using Selfsame.Data.Loading;
using Selfsame.Data.Sources;
using Selfsame.Data.Tests.Sources;
using Selfsame.Data.Views;

namespace Selfsame.Data.Tests.Loading;

public sealed class PicturesPerSampleTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1 << 20)]
    public void Epoch_Pairs_GiveOneViewOfEachPictureAndTheLabel(long cacheBytes)
    {
        using var folder = Pictures();
        var pairs = PictureSources.Open(folder.Combine("pairs.csv"));
        var (first, second) = (PictureSources.Open(folder.Combine("first.csv")), PictureSources.Open(folder.Combine("second.csv")));

        var together = Views(pairs, cacheBytes);
        Assert.Equal(Views(first, cacheBytes)[0], together[0]);
        Assert.Equal(Views(second, cacheBytes)[1], together[1]);
        using var loader = new ViewLoader(pairs, ViewRecipes.SimCLR(8), Options(cacheBytes));
        using var batch = loader.Epoch(0).First();
        Assert.Equal([1, 0], batch.Labels);
    }

    [Fact]
    public void Epoch_PairsWithFourViews_TakesTheirPicturesInTurn()
    {
        using var folder = Pictures();
        var recipe = ViewRecipes.SimCLR(8);
        recipe = recipe with { Views = [.. recipe.Views, .. recipe.Views] };
        var first = Views(PictureSources.Open(folder.Combine("first.csv")), 0, recipe);
        var second = Views(PictureSources.Open(folder.Combine("second.csv")), 0, recipe);
        var together = Views(PictureSources.Open(folder.Combine("pairs.csv")), 0, recipe);

        Assert.Equal([first[0], second[1], first[2], second[3]], together);
    }

    [Fact]
    public void Epoch_OneViewOfPairs_NeverReadsTheSecondPicture()
    {
        using var folder = Pictures().WithBytes("c.png", [1, 2, 3]).WithText("list.csv", "first,second\na.png,c.png\n");
        using var loader = new ViewLoader(PictureSources.Open(folder.Combine("list.csv")), ViewRecipes.Evaluation(8), Options(0) with { BatchSize = 1 });
        using var batch = loader.Epoch(0).Single();

        Assert.Equal(0, loader.Damaged.Count);
    }

    private static PictureFolder Pictures() => new PictureFolder()
        .With("a.png", 20, 20, seed: 1).With("b.png", 24, 16, seed: 2)
        .WithText("pairs.csv", "first,second,similar\na.png,b.png,1\nb.png,a.png,0\n")
        .WithText("first.csv", "path\na.png\nb.png\n").WithText("second.csv", "path\nb.png\na.png\n");

    private static string[] Views(PictureSource source, long cacheBytes, ViewRecipe? recipe = null)
    {
        using var loader = new ViewLoader(source, recipe ?? ViewRecipes.SimCLR(8), Options(cacheBytes));
        using var batch = loader.Epoch(0).First();
        return [.. batch.Views.Select(view => string.Join(',', view.Values(0).ToArray().Concat(view.Values(1).ToArray())))];
    }

    private static LoaderOptions Options(long cacheBytes) => new() { BatchSize = 2, Workers = 2, Shuffle = false, CacheBytes = cacheBytes };
}
