using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Losses;

public sealed class LocalMatchesTests
{
    [Fact]
    public void Best_RandomFeatures_AreThePairsThatAnExhaustiveSearchFinds()
    {
        const int N = 3, P = 5, Q = 4, D = 2, K = 3;
        using var scope = new TensorScope();
        var (a, b) = (RandomVectors.Of(1, N * P * D), RandomVectors.Of(2, N * Q * D));
        var (z, others) = (Tensor.From<double>(a, [N, P, D]), Tensor.From<double>(b, [N, Q, D]));

        var (places, matches) = LocalMatches.Best(z, others, LocalMatches.Distances(z, others), K);

        var expected = new List<(double[] Place, double[] Match)>();
        for (var n = 0; n < N; n++)
        {
            double Distance(int p, int q) => Enumerable.Range(0, D).Sum(d => Math.Pow(a[(((n * P) + p) * D) + d] - b[(((n * Q) + q) * D) + d], 2));
            var best = Enumerable.Range(0, P).Select(p => (p, q: Enumerable.Range(0, Q).MinBy(q => Distance(p, q))))
                .OrderBy(pair => Distance(pair.p, pair.q)).Take(K);
            expected.AddRange(best.Select(pair => (Row(a, (n * P) + pair.p), Row(b, (n * Q) + pair.q))));
        }

        Assert.Equal(expected.SelectMany(pair => pair.Place), places.ToArray<double>());
        Assert.Equal(expected.SelectMany(pair => pair.Match), matches.ToArray<double>());
        static double[] Row(double[] values, int row) => values[(row * D)..((row + 1) * D)];
    }

    [Fact]
    public void Best_MoreThanThereAre_TakesAll()
    {
        using var scope = new TensorScope();
        var z = Tensor.From<double>(RandomVectors.Of(3, 12), [2, 3, 2]);

        Assert.Equal([2L, 3, 2], LocalMatches.Best(z, z, LocalMatches.Distances(z, z), 20).Places.Shape);
    }

    [Fact]
    public void Middles_OfAMirroredView_RunFromRightToLeft()
    {
        using var scope = new TensorScope();
        var middles = LocalMatches.Middles(Tensor.From<float>([10, 0, 2, 6], [1, 4]), height: 3, width: 2);

        Assert.Equal([8f, 1, 4, 1, 8, 3, 4, 3, 8, 5, 4, 5], middles.ToArray<float>());
    }

    [Fact]
    public void Best_OfAny_HasTheGradientOfFiniteDifferences()
    {
        using var scope = new TensorScope();
        var others = Tensor.From<double>(RandomVectors.Of(4, 16), [2, 4, 2]);

        FiniteDifferences.AssertGradient(
            z =>
            {
                var (places, matches) = LocalMatches.Best(z, others, LocalMatches.Distances(z, others), 2);
                return places.MseLoss(matches);
            },
            RandomVectors.Of(5, 12), [2, 3, 2]);
    }
}
