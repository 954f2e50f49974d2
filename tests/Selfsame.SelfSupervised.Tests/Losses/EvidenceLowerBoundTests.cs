using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Losses;

public sealed class EvidenceLowerBoundTests
{
    private const int N = 3, L = 2;

    [Fact]
    public void Divergence_OfAny_EqualsTheIntegral()
    {
        using var scope = new TensorScope();
        var (mean, logVariance) = (RandomVectors.Of(1, N * L), RandomVectors.Of(2, N * L));

        // The expectation of log q - log p under q, by the trapezium rule over twelve deviations.
        var expected = 0.0;
        for (var at = 0; at < N * L; at++)
        {
            var deviation = Math.Exp(logVariance[at] / 2);
            const int Steps = 20_000;
            for (var step = 0; step < Steps; step++)
            {
                var e = -12 + (24.0 * step / Steps);
                var z = mean[at] + (deviation * e);
                var difference = (-e * e / 2) - Math.Log(deviation) + (z * z / 2);
                expected += Math.Exp(-e * e / 2) / Math.Sqrt(2 * Math.PI) * difference * (24.0 / Steps) / N;
            }
        }

        Assert.Equal(expected, EvidenceLowerBound.Divergence(LossRows.Rows(mean, L), LossRows.Rows(logVariance, L)).ToDouble(), 1e-9);
    }

    [Fact]
    public void Divergence_OfThePrior_IsZero()
    {
        using var scope = new TensorScope();

        Assert.Equal(0, EvidenceLowerBound.Divergence(Tensor.Zeros([4, 5]), Tensor.Zeros([4, 5])).ToDouble());
    }

    [Fact]
    public void Nats_OfAny_AreMinusTheLogarithmOfTheDensity()
    {
        using var scope = new TensorScope();
        var (x, y) = (RandomVectors.Of(3, N * 8), RandomVectors.Of(4, N * 8));
        var expected = 0.0;
        for (var at = 0; at < x.Length; at++)
        {
            var density = Math.Exp(-Math.Pow(x[at] - y[at], 2) / (2 * 0.7 * 0.7)) / (0.7 * Math.Sqrt(2 * Math.PI));
            expected -= Math.Log(density) / N;
        }

        Assert.Equal(expected, EvidenceLowerBound.Nats(Tensor.From<double>(x, [N, 2, 2, 2]), Tensor.From<double>(y, [N, 2, 2, 2]), 0.7).ToDouble(), 1e-10);
    }

    [Fact]
    public void Terms_OfAny_HaveTheGradientOfFiniteDifferences()
    {
        using var scope = new TensorScope();
        var (other, picture) = (LossRows.Rows(RandomVectors.Of(5, N * L), L), Tensor.From<double>(RandomVectors.Of(6, N * 4), [N, 1, 2, 2]));

        FiniteDifferences.AssertGradient(mean => EvidenceLowerBound.Divergence(mean, other), RandomVectors.Of(7, N * L), [N, L]);
        FiniteDifferences.AssertGradient(variance => EvidenceLowerBound.Divergence(other, variance), RandomVectors.Of(8, N * L), [N, L]);
        FiniteDifferences.AssertGradient(drawn => EvidenceLowerBound.Nats(picture, drawn, 0.5), RandomVectors.Of(9, N * 4), [N, 1, 2, 2], 1e-6);
    }
}
