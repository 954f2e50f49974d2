using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Losses;

public sealed class AlignmentUniformityTests
{
    private const int N = 6;
    private const int D = 3;

    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    [InlineData(1.5)]
    public void Alignment_RandomPairs_IsTheMeanPowerOfTheirDistances(double alpha)
    {
        using var scope = new TensorScope();
        var (x, y) = (RandomVectors.Of(1, N * D), RandomVectors.Of(2, N * D));
        var expected = Enumerable.Range(0, N).Average(i => Math.Pow(Distance(x, y, i, i), alpha));

        Assert.Equal(expected, Alignment.Loss(Tensor.From<double>(x, [N, D]), Tensor.From<double>(y, [N, D]), alpha).ToDouble(), 1e-12);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(0.5)]
    public void Uniformity_RandomRows_IsTheLogarithmOfTheMeanPotentialOfDifferentRows(double t)
    {
        using var scope = new TensorScope();
        var x = RandomVectors.Of(3, N * D);
        var pairs = from i in Enumerable.Range(0, N) from j in Enumerable.Range(i + 1, N - i - 1) select Distance(x, x, i, j);

        Assert.Equal(Math.Log(pairs.Average(distance => Math.Exp(-t * distance * distance))), Uniformity.Loss(Tensor.From<double>(x, [N, D]), t).ToDouble(), 1e-12);
    }

    [Fact]
    public void Both_RandomRows_HaveTheGradientOfFiniteDifferences()
    {
        using var scope = new TensorScope();
        var y = Tensor.From<double>(RandomVectors.Of(5, N * D), [N, D]);
        var at = RandomVectors.Of(4, N * D);

        FiniteDifferences.AssertGradient(x => Alignment.Loss(x, y), at, [N, D]);
        FiniteDifferences.AssertGradient(x => Alignment.Loss(x, y, 1), at, [N, D]);
        FiniteDifferences.AssertGradient(x => Uniformity.Loss(x), at, [N, D]);
    }

    private static double Distance(double[] x, double[] y, int i, int j) =>
        Math.Sqrt(Enumerable.Range(0, D).Sum(c => Math.Pow(x[(i * D) + c] - y[(j * D) + c], 2)));
}
