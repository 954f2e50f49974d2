using Selfsame.Torch;
using Selfsame.Training.Classifiers;
using Xunit;

namespace Selfsame.Training.Tests.Classifiers;

public sealed class FeatureDistanceTests
{
    [Fact]
    public void Distances_AgainstLoops_AreThoseOfTheFifthNearest()
    {
        using var scope = new TensorScope();
        Engine.Seed(1);
        var (known, asked) = (Tensor.Randn([40, 8]), Tensor.Randn([7, 8]) * 3);
        using var distance = FeatureDistance.Of(known);

        var given = distance.Distances(asked);

        var (bank, rows) = (Rows(known), Rows(asked));
        Assert.All(given.Select((value, row) => (value, row)), each =>
            Assert.Equal(bank.Select(other => 1 - Cosine(other, rows[each.row])).Order().ElementAt(4), each.value, 1e-5));
    }

    [Fact]
    public void Of_KnownPictures_LeavesEachOutOfItsOwnNeighbours()
    {
        using var scope = new TensorScope();
        Engine.Seed(2);
        var known = Tensor.Randn([30, 6]);
        using var distance = FeatureDistance.Of(known);

        var rows = Rows(known);
        var expected = rows.Select((row, at) => rows.Where((_, other) => other != at).Select(other => 1 - Cosine(other, row)).Order().ElementAt(4)).Order().ToArray();
        Assert.All(expected.Zip(distance.Known), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [Fact]
    public void ShareNearer_OfKnownDistances_IsTheirRank()
    {
        using var scope = new TensorScope();
        Engine.Seed(4);
        using var distance = FeatureDistance.Of(Tensor.Randn([20, 5]));

        Assert.All(distance.Known.Select((known, rank) => (known, rank)), each => Assert.Equal(each.rank / 20.0, distance.ShareNearer(each.known)));
        Assert.Equal((0, 1), (distance.ShareNearer(0), distance.ShareNearer(2)));
    }

    [Fact]
    public void ShareNearer_OfPicturesFromElsewhere_IsCloseToOne()
    {
        using var scope = new TensorScope();
        Engine.Seed(3);
        var centre = Tensor.Ones([1, 16]);
        using var distance = FeatureDistance.Of(centre + (Tensor.Randn([200, 16]) * 0.1));

        var alike = distance.Distances(centre + (Tensor.Randn([100, 16]) * 0.1)).Average(distance.ShareNearer);
        var strange = distance.Distances(-centre + (Tensor.Randn([100, 16]) * 0.1)).Select(distance.ShareNearer);

        Assert.InRange(alike, 0.4, 0.6);
        Assert.All(strange, share => Assert.Equal(1, share));
    }

    [Fact]
    public void Of_TwoPictures_IsEnough()
    {
        using var scope = new TensorScope();
        using var distance = FeatureDistance.Of(Tensor.From<float>([1, 0, 0, 1], [2, 2]));

        Assert.Equal(0, distance.Distances(Tensor.From<float>([5, 0], [1, 2]))[0], 1e-6);
        Assert.Equal([1, 1], distance.Known.Select(each => Math.Round(each, 6)));
    }

    private static float[][] Rows(Tensor features) => [.. features.ToArray<float>().Chunk((int)features.Size(1))];

    private static double Cosine(float[] a, float[] b) =>
        a.Zip(b, (x, y) => (double)x * y).Sum() / Math.Sqrt(a.Sum(x => (double)x * x) * b.Sum(y => (double)y * y));
}
