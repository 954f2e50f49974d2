using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Losses;

public sealed class CovarianceContrastTests
{
    private const int N = 5;
    private const int D = 3;

    [Fact]
    public void Terms_RandomRows_EqualTheSumsOfThePaper()
    {
        using var scope = new TensorScope();
        var (a, b, before) = (RandomVectors.Of(1, N * D), RandomVectors.Of(2, N * D), RandomVectors.Of(3, D * D));
        var moment = new double[D * D];
        for (var i = 0; i < D; i++)
        {
            for (var j = 0; j < D; j++)
            {
                moment[(i * D) + j] = 0.7 * before[(i * D) + j];
                for (var row = 0; row < N; row++)
                {
                    moment[(i * D) + j] += 0.3 * a[(row * D) + i] * a[(row * D) + j] / N;
                }
            }
        }

        var (invariance, covariance) = (1.0, 0.0);
        for (var row = 0; row < N; row++)
        {
            for (var i = 0; i < D; i++)
            {
                invariance -= a[(row * D) + i] * b[(row * D) + i] / N;
                for (var j = 0; j < D; j++)
                {
                    covariance += a[(row * D) + i] * moment[(i * D) + j] * a[(row * D) + j] / N;
                }
            }
        }

        var (zA, zB) = (Tensor.From<double>(a, [N, D]), Tensor.From<double>(b, [N, D]));
        var followed = CovarianceContrast.Follow(zA, Tensor.From<double>(before, [D, D]), 0.7);
        var terms = CovarianceContrast.Terms(zA, zB, followed);
        Assert.Equal(invariance, terms.Invariance.ToDouble(), 1e-12);
        Assert.Equal(covariance, terms.Covariance.ToDouble(), 1e-12);
    }

    [Fact]
    public void Terms_ThroughTheCovariance_HaveTheGradientOfFiniteDifferences()
    {
        using var scope = new TensorScope();
        var (other, before) = (Tensor.From<double>(RandomVectors.Of(4, N * D), [N, D]), Tensor.Eye(D, dtype: DType.Float64));

        FiniteDifferences.AssertGradient(
            x =>
            {
                var z = x.L2Normalize();
                var (invariance, covariance) = CovarianceContrast.Terms(z, other, CovarianceContrast.Follow(z, before, 0.5));
                return invariance + 8 * covariance;
            },
            RandomVectors.Of(5, N * D), [N, D], 1e-6);
    }
}
