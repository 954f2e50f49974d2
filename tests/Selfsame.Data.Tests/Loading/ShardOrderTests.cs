using Selfsame.Data.Loading;
using Selfsame.Data.Sources;
using Selfsame.Data.Tests.Sources;
using Selfsame.Data.Views;

namespace Selfsame.Data.Tests.Loading;

public sealed class ShardOrderTests
{
    [Fact]
    public void Epoch_ReadInOrder_MixesBlocksOfOneShardAfterTheOther()
    {
        using var folder = Folder();
        var order = Indices(folder, epoch: 0);

        Assert.Equal(Enumerable.Range(0, 30), order.Order());
        Assert.Equal(3, order.Chunk(10).Select(shard => shard.Select(index => index / 10).Distinct().Single()).Distinct().Count());
        Assert.All(order.Chunk(10), shard => Assert.Equal([0, 1, 2, 3], shard.Take(4).Select(index => index % 10).Order()));
        Assert.All(order.Chunk(10), shard => Assert.Equal([8, 9], shard.Skip(8).Select(index => index % 10).Order()));
        Assert.NotEqual(order.Order(), order);
    }

    [Fact]
    public void Epoch_ReadInOrder_IsDrawnAnewEachEpochAndTheSameWheneverItIsAskedFor()
    {
        using var folder = Folder();
        var orders = Enumerable.Range(0, 20).Select(epoch => string.Join(' ', Indices(folder, epoch))).ToList();
        var firstShards = Enumerable.Range(0, 20).Select(epoch => Indices(folder, epoch)[0] / 10).Distinct();

        Assert.Equal(20, orders.Distinct().Count());
        Assert.Equal(3, firstShards.Count());
        Assert.Equal(orders[7], string.Join(' ', Indices(folder, 7)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void Epoch_ReadInOrder_IsTheSameForAnyNumberOfWorkersAndFromAnyStep(int workers)
    {
        using var folder = Folder();

        Assert.Equal(Views(folder, 2, 0), Views(folder, workers, 0));
        Assert.Equal(Views(folder, 2, 0).Skip(2), Views(folder, workers, 2));
    }

    [Fact]
    public void Epoch_ReadInOrder_GivesTheViewsOfAnyOrder()
    {
        using var folder = Folder();
        var any = Views(folder, 2, 0, $"tar:{folder.Path}").SelectMany(step => step).Order();

        Assert.Equal(any, Views(folder, 2, 0).SelectMany(step => step).Order());
    }

    [Fact]
    public void Epoch_ShardGoneWhileReadInOrder_SaysWhich()
    {
        using var folder = Folder();
        var source = PictureSources.Open($"tar:{folder.Path}?buffer=4");
        File.Delete(folder.Combine("b.tar"));

        OneLine.Error(() => source.Read(12), folder.Combine("b.tar"), "cannot be read");
        source.Read(2).Dispose();
    }

    [Theory]
    [InlineData("0")]
    [InlineData("many")]
    public void Open_BufferThatIsNone_IsRefused(string buffer)
    {
        using var folder = Folder();

        OneLine.Error(() => PictureSources.Open($"tar:{folder.Path}?buffer={buffer}"), $"buffer={buffer}", "whole number from 1");
    }

    private static PictureFolder Folder()
    {
        var folder = new PictureFolder();
        foreach (var name in (string[])["a.tar", "b.tar", "c.tar"])
        {
            folder.WithShard(name, [.. Enumerable.Range(0, 10).Select(i => ($"{i}.png", Shards.Png(8, value: (10 * name[0]) + i)))]);
        }

        return folder;
    }

    private static List<int> Indices(PictureFolder folder, int epoch)
    {
        using var loader = new ViewLoader(
            PictureSources.Open($"tar:{folder.Path}?buffer=4"), ViewRecipes.Evaluation(8), new LoaderOptions { BatchSize = 5, Seed = 3 });
        var indices = new List<int>();
        foreach (var batch in loader.Epoch(epoch))
        {
            indices.AddRange(batch.Indices);
            batch.Dispose();
        }

        return indices;
    }

    private static List<List<string>> Views(PictureFolder folder, int workers, int firstStep, string? source = null)
    {
        using var loader = new ViewLoader(
            PictureSources.Open(source ?? $"tar:{folder.Path}?buffer=4"), ViewRecipes.SimCLR(8), new LoaderOptions { BatchSize = 5, Seed = 3, Workers = workers, CacheBytes = 0 });
        var steps = new List<List<string>>();
        foreach (var batch in loader.Epoch(1, firstStep))
        {
            steps.Add([.. batch.Indices.Select((index, slot) => $"{index} {string.Join(',', batch.Views[1].Values(slot).ToArray())}")]);
            batch.Dispose();
        }

        return steps;
    }
}
