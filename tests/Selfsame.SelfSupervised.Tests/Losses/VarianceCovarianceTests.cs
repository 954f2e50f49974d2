using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Losses;

public sealed class VarianceCovarianceTests
{
    private const int N = 6;
    private const int D = 4;

    [Fact]
    public void Terms_RandomRows_EqualTheSumsOfThePaper()
    {
        using var scope = new TensorScope();
        var z = RandomVectors.Of(1, N * D);
        double variance = 0, covariance = 0, normalized = 0;
        for (var i = 0; i < D; i++)
        {
            variance += Math.Max(0, 1 - Math.Sqrt(Product(z, i, i) / (N - 1) + 1e-4)) / D;
            for (var j = 0; j < D; j++)
            {
                covariance += i == j ? 0 : Math.Pow(Product(z, i, j) / (N - 1), 2) / D;
                normalized += i == j ? 0 : Math.Pow(Product(z, i, j), 2) / (Product(z, i, i) * Product(z, j, j)) / (D * D);
            }
        }

        var tensor = Tensor.From<double>(z, [N, D]);
        Assert.Equal(variance, VarianceCovariance.Variance(tensor).ToDouble(), 1e-12);
        Assert.Equal(covariance, VarianceCovariance.Covariance(tensor).ToDouble(), 1e-12);
        Assert.Equal(normalized, VarianceCovariance.NormalizedCovariance(tensor).ToDouble(), 1e-12);
    }

    [Fact]
    public void Covariance_OfSeveralPlaces_IsTheMeanOfEach()
    {
        using var scope = new TensorScope();
        var z = Tensor.From<double>(RandomVectors.Of(2, N * 3 * D), [N, 3, D]);
        var each = Enumerable.Range(0, 3).Select(place => VarianceCovariance.Covariance(z.Select(1, place)).ToDouble());

        Assert.Equal(each.Average(), VarianceCovariance.Covariance(z).ToDouble(), 1e-12);
    }

    [Fact]
    public void Terms_OfAny_HaveTheGradientOfFiniteDifferences()
    {
        var at = RandomVectors.Of(3, N * D).Select(value => 0.6 * value).ToArray();

        FiniteDifferences.AssertGradient(z => VarianceCovariance.Variance(z), at, [N, D]);
        FiniteDifferences.AssertGradient(VarianceCovariance.Covariance, at, [N, D]);
        FiniteDifferences.AssertGradient(VarianceCovariance.NormalizedCovariance, at, [N, D]);
    }

    [Fact]
    public void Variance_ConstantColumns_IsAlmostOneWithFiniteGradient()
    {
        using var scope = new TensorScope();
        var z = Tensor.Ones([N, D], DType.Float64).RequiresGrad_();
        var loss = VarianceCovariance.Variance(z);
        loss.Backward();

        Assert.Equal(0.99, loss.ToDouble(), 1e-9);
        Assert.All(z.Grad!.ToArray<double>(), value => Assert.True(double.IsFinite(value)));
    }

    private static double Product(double[] z, int i, int j)
    {
        double Mean(int column) => Enumerable.Range(0, N).Average(row => z[(row * D) + column]);
        var (meanI, meanJ, sum) = (Mean(i), Mean(j), 0.0);
        for (var row = 0; row < N; row++)
        {
            sum += (z[(row * D) + i] - meanI) * (z[(row * D) + j] - meanJ);
        }

        return sum;
    }
}
