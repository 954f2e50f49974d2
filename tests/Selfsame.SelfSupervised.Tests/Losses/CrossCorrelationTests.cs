using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Losses;

public sealed class CrossCorrelationTests
{
    [Fact]
    public void Terms_RandomPairs_EqualTheSumsOfThePaper()
    {
        const int N = 6, D = 4;
        using var scope = new TensorScope();
        var (a, b) = (RandomVectors.Of(1, N * D), RandomVectors.Of(2, N * D));
        double invariance = 0, redundancy = 0;
        for (var i = 0; i < D; i++)
        {
            for (var j = 0; j < D; j++)
            {
                var c = Correlation(a, b, i, j, N, D);
                invariance += i == j ? Math.Pow(1 - c, 2) : 0;
                redundancy += i == j ? 0 : c * c;
            }
        }

        var terms = CrossCorrelation.Terms(Tensor.From<double>(a, [N, D]), Tensor.From<double>(b, [N, D]));

        Assert.Equal(invariance, terms.Invariance.ToDouble(), 1e-11);
        Assert.Equal(redundancy, terms.Redundancy.ToDouble(), 1e-11);
    }

    [Fact]
    public void Terms_OfEither_HaveTheGradientOfFiniteDifferences()
    {
        using var scope = new TensorScope();
        var other = Tensor.From<double>(RandomVectors.Of(3, 15), [5, 3]);

        FiniteDifferences.AssertGradient(z => Sum(CrossCorrelation.Terms(z, other)), RandomVectors.Of(4, 15), [5, 3], 1e-6);
        FiniteDifferences.AssertGradient(z => Sum(CrossCorrelation.Terms(other, z)), RandomVectors.Of(5, 15), [5, 3], 1e-6);
    }

    [Fact]
    public void Terms_ScaledAndShiftedColumns_AreTheSame()
    {
        using var scope = new TensorScope();
        var (a, b) = (Tensor.From<double>(RandomVectors.Of(6, 24), [8, 3]), Tensor.From<double>(RandomVectors.Of(7, 24), [8, 3]));
        var scale = Tensor.From<double>([3.0, 0.5, 20.0], [3]);

        Assert.Equal(Sum(CrossCorrelation.Terms(a, b)).ToDouble(), Sum(CrossCorrelation.Terms((a * scale) + 4.0, b)).ToDouble(), 1e-3);
    }

    [Fact]
    public void Terms_IdenticalViews_HaveNoInvariance()
    {
        using var scope = new TensorScope();
        var z = Tensor.From<double>(RandomVectors.Of(8, 40), [10, 4]);

        Assert.InRange(CrossCorrelation.Terms(z, z).Invariance.ToDouble(), 0, 1e-8);
    }

    private static Tensor Sum((Tensor Invariance, Tensor Redundancy) terms) => terms.Invariance + terms.Redundancy;

    private static double Correlation(double[] a, double[] b, int i, int j, int n, int d)
    {
        var (meanA, meanB) = (0.0, 0.0);
        for (var row = 0; row < n; row++)
        {
            (meanA, meanB) = (meanA + (a[(row * d) + i] / n), meanB + (b[(row * d) + j] / n));
        }

        var (varianceA, varianceB, product) = (0.0, 0.0, 0.0);
        for (var row = 0; row < n; row++)
        {
            var (fromA, fromB) = (a[(row * d) + i] - meanA, b[(row * d) + j] - meanB);
            (varianceA, varianceB, product) = (varianceA + (fromA * fromA / n), varianceB + (fromB * fromB / n), product + (fromA * fromB / n));
        }

        return product / Math.Sqrt((varianceA + 1e-5) * (varianceB + 1e-5));
    }
}
