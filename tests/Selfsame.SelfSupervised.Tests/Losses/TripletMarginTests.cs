using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;
using static Selfsame.SelfSupervised.Tests.LossRows;

namespace Selfsame.SelfSupervised.Tests.Losses;

public sealed class TripletMarginTests
{
    private const int N = 5;
    private const int D = 4;

    [Theory]
    [InlineData(0.2)]
    [InlineData(1.5)]
    public void OfTriplets_NamedTriplets_EqualsTheSumOfThePaper(double margin)
    {
        using var scope = new TensorScope();
        var (a, p, n) = (RandomVectors.Of(1, N * D), RandomVectors.Of(2, N * D), RandomVectors.Of(3, N * D));
        var expected = Enumerable.Range(0, N).Average(i => Math.Max(0, Squared(a, i, p, i) - Squared(a, i, n, i) + margin));

        Assert.Equal(expected, TripletMargin.OfTriplets(Rows(a, D), Rows(p, D), Rows(n, D), margin).ToDouble(), 1e-12);
    }

    [Theory]
    [InlineData(0.2, TripletNegatives.SemiHard)]
    [InlineData(1.5, TripletNegatives.SemiHard)]
    [InlineData(0.2, TripletNegatives.All)]
    [InlineData(1.5, TripletNegatives.All)]
    public void WithinBatch_Views_EqualsTheLoopOverTriplets(double margin, TripletNegatives negatives)
    {
        using var scope = new TensorScope();
        var (a, b) = (RandomVectors.Of(4, N * D), RandomVectors.Of(5, N * D));

        Assert.Equal(Literal([.. a, .. b], margin, negatives), TripletMargin.WithinBatch(Rows(a, D), Rows(b, D), margin, negatives).ToDouble(), 1e-12);
    }

    [Fact]
    public void WithinBatch_NoNegativeFartherThanThePositive_TakesTheFarthest()
    {
        using var scope = new TensorScope();

        // Each picture's views lie opposite to each other, so that everything else is nearer.
        double[] a = [1, 0, 0, 0.9, 0.1, 0];
        var (zA, zB) = (Tensor.From<double>(a, [2, 3]), Tensor.From<double>([.. a.Select(value => -value)], [2, 3]));
        var near = 4.0;
        var far = Math.Pow(Distance(Unit(a, 3), 0, Unit([.. a.Select(value => -value)], 3), 1, 3), 2);

        Assert.Equal(near - far + 0.2, TripletMargin.WithinBatch(zA, zB, 0.2, TripletNegatives.SemiHard).ToDouble(), 1e-9);
    }

    [Theory]
    [InlineData(TripletNegatives.SemiHard)]
    [InlineData(TripletNegatives.All)]
    public void WithinBatch_RandomRows_HasTheGradientOfFiniteDifferences(TripletNegatives negatives)
    {
        using var scope = new TensorScope();
        var other = Rows(RandomVectors.Of(7, N * D), D);

        FiniteDifferences.AssertGradient(z => TripletMargin.WithinBatch(z, other, 0.8, negatives), RandomVectors.Of(6, N * D), [N, D]);
        FiniteDifferences.AssertGradient(z => TripletMargin.OfTriplets(z, other, other.Roll([1], [0]), 0.8), RandomVectors.Of(6, N * D), [N, D]);
    }

    [Fact]
    public void WithinBatch_BatchOfOne_IsRefusedInOneLine()
    {
        using var scope = new TensorScope();
        var z = Tensor.Ones([1, D]);

        Assert.Contains(
            "batch of two",
            Assert.Throws<MethodSettingsException>(() => TripletMargin.WithinBatch(z, z, 0.2, TripletNegatives.All)).Message,
            StringComparison.Ordinal);
    }

    private static double Squared(double[] x, int i, double[] y, int j) => 2 - (2 * Cosine(x, i, y, j, D));

    private static double Literal(double[] z, double margin, TripletNegatives negatives)
    {
        var losses = new List<double>();
        for (var a = 0; a < 2 * N; a++)
        {
            var near = Squared(z, a, z, (a + N) % (2 * N));
            double[] far = [.. Enumerable.Range(0, 2 * N).Where(k => k % N != a % N).Select(k => Squared(z, a, z, k))];
            if (negatives == TripletNegatives.All)
            {
                losses.AddRange(far.Select(distance => near - distance + margin).Where(loss => loss > 0));
                continue;
            }

            double[] farther = [.. far.Where(distance => distance > near)];
            losses.Add(Math.Max(0, near - (farther.Length > 0 ? farther.Min() : far.Max()) + margin));
        }

        return losses.Count == 0 ? 0 : losses.Average();
    }
}
