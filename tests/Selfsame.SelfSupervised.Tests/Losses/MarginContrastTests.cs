using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;
using static Selfsame.SelfSupervised.Tests.LossRows;

namespace Selfsame.SelfSupervised.Tests.Losses;

public sealed class MarginContrastTests
{
    private const int N = 5;
    private const int D = 3;

    private static readonly long[] Similar = [1, 0, 0, 1, 0];

    [Theory]
    [InlineData(0.5)]
    [InlineData(2)]
    public void OfPairs_NamedPairs_EqualsTheSumOfThePaper(double margin)
    {
        using var scope = new TensorScope();
        var (a, b) = (RandomVectors.Of(1, N * D), RandomVectors.Of(2, N * D));
        var expected = Enumerable.Range(0, N).Average(i => Pair(Distance(a, i, b, i, D), Similar[i] == 1, margin));

        Assert.Equal(expected, MarginContrast.OfPairs(Rows(a, D), Rows(b, D), Names(), margin).ToDouble(), 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void WithinBatch_Views_AreSimilarInPairsAndDissimilarOtherwise(double margin)
    {
        using var scope = new TensorScope();
        var (a, b) = (RandomVectors.Of(3, N * D), RandomVectors.Of(4, N * D));
        var near = Enumerable.Range(0, N).Average(i => Pair(Distance(a, i, b, i, D), true, margin));
        var far = (from i in Enumerable.Range(0, N) from j in Enumerable.Range(0, N) where i != j select Pair(Distance(a, i, b, j, D), false, margin)).Average();

        Assert.Equal((near + far) / 2, MarginContrast.WithinBatch(Rows(a, D), Rows(b, D), margin).ToDouble(), 1e-12);
    }

    [Fact]
    public void Both_RandomRows_HaveTheGradientOfFiniteDifferences()
    {
        using var scope = new TensorScope();
        var other = Rows(RandomVectors.Of(5, N * D), D);
        var at = RandomVectors.Of(6, N * D);

        FiniteDifferences.AssertGradient(z => MarginContrast.OfPairs(z, other, Names(), 2), at, [N, D]);
        FiniteDifferences.AssertGradient(z => MarginContrast.WithinBatch(z, other, 2), at, [N, D]);
        FiniteDifferences.AssertGradient(z => MarginContrast.WithinBatch(other, z, 2), at, [N, D]);
    }

    [Fact]
    public void WithinBatch_RowsAllAlike_HasAFiniteGradient()
    {
        using var scope = new TensorScope();
        var z = Tensor.Ones([N, D], DType.Float64).RequiresGrad_();
        MarginContrast.WithinBatch(z, z * 1.0, 1).Backward();

        Assert.All(z.Grad!.ToArray<double>(), value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void WithinBatch_BatchOfOne_IsRefusedInOneLine()
    {
        using var scope = new TensorScope();
        var z = Tensor.Ones([1, D]);

        Assert.Contains("batch of two", Assert.Throws<MethodSettingsException>(() => MarginContrast.WithinBatch(z, z, 1)).Message, StringComparison.Ordinal);
    }

    private static Tensor Names() => Tensor.From<long>(Similar, [N]);

    private static double Pair(double distance, bool similar, double margin) =>
        similar ? distance * distance / 2 : Math.Pow(Math.Max(0, margin - distance), 2) / 2;
}
