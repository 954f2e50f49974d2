using Selfsame.SelfSupervised.Clustering;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Clustering;

public sealed class PcaWhiteningTests
{
    [Fact]
    public void Transform_RowsItWasFittedTo_AreCentredUncorrelatedAndOfVarianceOne()
    {
        const int M = 30, D = 5, E = 3;
        using var scope = new TensorScope();
        var rows = Tensor.From<double>(RandomVectors.Of(1, M * D), [M, D]).Matmul(Tensor.From<double>(RandomVectors.Of(2, D * D), [D, D])) + 3;

        var white = PcaWhitening.Fit(rows, E).Transform(rows).ToArray<double>();

        for (var i = 0; i < E; i++)
        {
            Assert.Equal(0, Enumerable.Range(0, M).Average(row => white[(row * E) + i]), 1e-9);
            for (var j = 0; j < E; j++)
            {
                var covariance = Enumerable.Range(0, M).Sum(row => white[(row * E) + i] * white[(row * E) + j]) / (M - 1);
                Assert.Equal(i == j ? 1 : 0, covariance, 1e-9);
            }
        }
    }

    [Fact]
    public void Transform_FewerAxes_KeepsThoseOfTheLargestVariance()
    {
        using var scope = new TensorScope();
        var values = RandomVectors.Of(3, 40 * 2);
        var rows = Tensor.From<double>([.. values.Select((value, at) => at % 2 == 0 ? value : 100 * value)], [40, 2]);

        var white = PcaWhitening.Fit(rows, 1).Transform(rows).ToArray<double>();

        // The second column carries nearly all variance: the one axis follows it, up to sign.
        var second = Enumerable.Range(0, 40).Select(row => values[(row * 2) + 1]).ToArray();
        Assert.True(Math.Abs(Correlation(white, second)) > 0.999);
    }

    [Fact]
    public void Transform_AxesWithoutVariance_StayFinite()
    {
        using var scope = new TensorScope();
        var column = Tensor.From<double>(RandomVectors.Of(4, 10), [10, 1]);
        var rows = Tensor.Cat([column, column, column * 0], 1);

        Assert.All(PcaWhitening.Fit(rows, 256).Transform(rows).ToArray<double>(), value => Assert.True(Math.Abs(value) < 1e3));
    }

    [Fact]
    public void Fit_OneRow_IsRefused()
    {
        using var scope = new TensorScope();

        Assert.Throws<ArgumentException>(() => PcaWhitening.Fit(Tensor.Zeros([1, 4]), 2));
    }

    private static double Correlation(double[] x, double[] y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        var product = x.Zip(y).Sum(pair => (pair.First - meanX) * (pair.Second - meanY));
        return product / Math.Sqrt(x.Sum(value => Math.Pow(value - meanX, 2)) * y.Sum(value => Math.Pow(value - meanY, 2)));
    }
}
