using Selfsame.Torch;
using Selfsame.Training.Generation;
using Xunit;

namespace Selfsame.Training.Tests.Generation;

public sealed class FrechetDistanceTests
{
    [Fact]
    public void Between_IndependentColumns_IsTheSumOfThoseOfTheColumns()
    {
        using var scope = new TensorScope();

        // Orthogonal columns: the covariances are diagonal, and the distance is |m1 - m2|² + Σ (s1 - s2)².
        double[] signs = [1, 1, -1, -1], others = [1, -1, 1, -1];
        var first = Rows(signs, others, 1, 2, 0, 0);
        var second = Rows(signs, others, 3, 1, 5, -1);
        var factor = 4.0 / 3;
        var expected = 25 + 1 + (Math.Pow(3 - 1, 2) * factor) + (Math.Pow(1 - 2, 2) * factor);

        Assert.Equal(expected, FrechetDistance.Between(first, second), 1e-9);
        Assert.Equal(0, FrechetDistance.Between(first, first), 1e-9);
    }

    [Fact]
    public void Between_CorrelatedFeatures_EqualsTheTraceOfTheProductsRoot()
    {
        // Of two dimensions the root of C1 C2 has a closed form: its trace is sqrt(trace(C1 C2) + 2 sqrt(det(C1 C2))).
        Engine.Seed(1);
        using var scope = new TensorScope();
        var first = Tensor.Randn([50, 2]).To(DType.Float64).Matmul(Tensor.From<double>([1, 0.5, -0.3, 2], [2, 2]));
        var second = Tensor.Randn([40, 2]).To(DType.Float64).Matmul(Tensor.From<double>([0.7, -0.2, 0.9, 1], [2, 2])) + 0.5;
        var (m1, c1) = Gaussian(first);
        var (m2, c2) = Gaussian(second);
        var product = c1[0] * c2[0] + c1[1] * c2[1] + c1[1] * c2[1] + c1[2] * c2[2];
        var determinant = (c1[0] * c1[2] - c1[1] * c1[1]) * (c2[0] * c2[2] - c2[1] * c2[1]);
        var expected = Math.Pow(m1[0] - m2[0], 2) + Math.Pow(m1[1] - m2[1], 2) + c1[0] + c1[2] + c2[0] + c2[2]
            - 2 * Math.Sqrt(product + 2 * Math.Sqrt(determinant));

        Assert.Equal(expected, FrechetDistance.Between(first, second), 1e-9);
        Assert.Equal(FrechetDistance.Between(first, second), FrechetDistance.Between(second, first), 1e-9);
    }

    [Fact]
    public void Between_OneRow_IsRefused()
    {
        using var scope = new TensorScope();
        Assert.Throws<ArgumentException>(() => FrechetDistance.Between(Tensor.Ones([1, 2]), Tensor.Ones([3, 2])));
        Assert.Throws<ArgumentException>(() => FrechetDistance.Between(Tensor.Ones([3, 1]), Tensor.Ones([3, 2])));
    }

    private static Tensor Rows(double[] first, double[] second, double a, double b, double x, double y) =>
        Tensor.From<double>([.. first.Zip(second).SelectMany(pair => new[] { a * pair.First + x, b * pair.Second + y })], [first.Length, 2]);

    // Mean, and the covariance as its upper triangle.
    private static (double[] Mean, double[] Covariance) Gaussian(Tensor rows)
    {
        var values = rows.ToArray<double>();
        var n = values.Length / 2;
        double[] mean = [Enumerable.Range(0, n).Average(i => values[2 * i]), Enumerable.Range(0, n).Average(i => values[2 * i + 1])];
        double Moment(int a, int b) => Enumerable.Range(0, n).Sum(i => (values[2 * i + a] - mean[a]) * (values[2 * i + b] - mean[b])) / (n - 1);
        return (mean, [Moment(0, 0), Moment(0, 1), Moment(1, 1)]);
    }
}
