using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;
using static Selfsame.SelfSupervised.Tests.LossRows;

namespace Selfsame.SelfSupervised.Tests.Losses;

public sealed class DecoupledContrastTests
{
    private const int N = 4;
    private const int D = 3;

    [Theory]
    [InlineData(0.1, null)]
    [InlineData(0.5, null)]
    [InlineData(0.1, 0.5)]
    [InlineData(0.3, 1.0)]
    public void Loss_RandomPairs_EqualsTheSumsOfThePaper(double temperature, double? sigma)
    {
        using var scope = new TensorScope();
        var (a, b) = (RandomVectors.Of(1, N * D), RandomVectors.Of(2, N * D));
        var (zA, zB) = (Rows(a, D), Rows(b, D));
        var (both, first) = sigma is { } width
            ? (DecoupledContrast.Weighted(zA, zB, temperature, width), DecoupledContrast.Weighted(zA, zB, temperature, width, bothViews: false))
            : (DecoupledContrast.Loss(zA, zB, temperature), DecoupledContrast.Loss(zA, zB, temperature, bothViews: false));

        Assert.Equal(Literal(a, b, temperature, sigma), first.ToDouble(), 1e-12);
        Assert.Equal((Literal(a, b, temperature, sigma) + Literal(b, a, temperature, sigma)) / 2, both.ToDouble(), 1e-12);
    }

    [Fact]
    public void Loss_OfEither_HasTheGradientOfFiniteDifferences()
    {
        using var scope = new TensorScope();
        var other = Rows(RandomVectors.Of(3, N * D), D);
        var at = RandomVectors.Of(4, N * D);

        FiniteDifferences.AssertGradient(z => DecoupledContrast.Loss(z, other, 0.3), at, [N, D]);
        FiniteDifferences.AssertGradient(z => DecoupledContrast.Loss(other, z, 0.3), at, [N, D]);
        FiniteDifferences.AssertGradient(z => DecoupledContrast.Weighted(z, other, 0.3, 0.5, weightGradient: true), at, [N, D]);
    }

    [Fact]
    public void Weighted_ConstantWeights_DoNotChangeTheLossButItsGradient()
    {
        using var scope = new TensorScope();
        var other = Rows(RandomVectors.Of(3, N * D), D);
        double[] Gradient(bool through, out double loss)
        {
            var z = Rows(RandomVectors.Of(4, N * D), D).RequiresGrad_();
            var value = DecoupledContrast.Weighted(z, other, 0.3, 0.5, weightGradient: through);
            value.Backward();
            loss = value.ToDouble();
            return z.Grad!.ToArray<double>();
        }

        Assert.NotEqual(Gradient(true, out var flowing), Gradient(false, out var constant));
        Assert.Equal(flowing, constant, 1e-12);
    }

    [Fact]
    public void Loss_BatchOfOne_IsRefusedInOneLine()
    {
        using var scope = new TensorScope();
        var z = Tensor.Ones([1, D]);

        Assert.Contains("batch of two", Assert.Throws<MethodSettingsException>(() => DecoupledContrast.Loss(z, z, 0.1)).Message, StringComparison.Ordinal);
    }

    // The first views as anchors, term by term.
    private static double Literal(double[] a, double[] b, double temperature, double? sigma)
    {
        var mean = sigma is { } width ? Enumerable.Range(0, N).Average(i => Math.Exp(Cosine(a, i, b, i, D) / width)) : 1;
        var sum = 0.0;
        for (var i = 0; i < N; i++)
        {
            var weight = sigma is { } s ? 2 - (Math.Exp(Cosine(a, i, b, i, D) / s) / mean) : 1;
            var negatives = 0.0;
            for (var j = 0; j < N; j++)
            {
                negatives += j == i ? 0 : Math.Exp(Cosine(a, i, a, j, D) / temperature) + Math.Exp(Cosine(a, i, b, j, D) / temperature);
            }

            sum += Math.Log(negatives) - (weight * Cosine(a, i, b, i, D) / temperature);
        }

        return sum / N;
    }
}
