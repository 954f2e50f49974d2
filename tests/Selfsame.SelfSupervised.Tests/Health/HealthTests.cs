using Selfsame.SelfSupervised.Health;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Health;

public sealed class HealthTests
{
    [Fact]
    public void RankMe_RowsOnOneLine_IsAboutOne()
    {
        using var scope = new TensorScope();
        var line = Tensor.From<double>(RandomVectors.Of(1, 50), [50, 1]).Matmul(Tensor.From<double>(RandomVectors.Of(2, 8), [1, 8]));

        Assert.Equal(1, EffectiveRank.RankMe(line), 1e-4);
    }

    [Fact]
    public void RankMe_OrthogonalRowsOfEqualLength_IsTheirNumber()
    {
        using var scope = new TensorScope();

        Assert.Equal(12, EffectiveRank.RankMe(Tensor.Eye(12)), 1e-3);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(double.NaN)]
    public void RankMe_NothingToMeasure_IsZero(double value)
    {
        using var scope = new TensorScope();

        Assert.Equal(0, EffectiveRank.RankMe(Tensor.Full([5, 3], value, DType.Float32)));
    }

    [Fact]
    public void FeatureSpread_EvenOverTheSphere_IsAboutOne()
    {
        using var scope = new TensorScope();

        Assert.Equal(1, FeatureSpread.Of(Tensor.From<double>(RandomVectors.Of(3, 400 * 64), [400, 64])), 0.02);
    }

    [Fact]
    public void FeatureSpread_AllAlike_IsZero()
    {
        using var scope = new TensorScope();

        Assert.Equal(0, FeatureSpread.Of(Tensor.Ones([10, 4])), 1e-7);
    }

    [Fact]
    public void FeatureRedundancy_IndependentDimensions_IsNearZeroInSmallBatchesToo()
    {
        using var scope = new TensorScope();

        Assert.Equal(0, FeatureRedundancy.Of(Tensor.From<double>(RandomVectors.Of(5, 20 * 300), [20, 300])), 0.01);
    }

    [Fact]
    public void FeatureRedundancy_AllDimensionsMultiplesOfOne_IsOne()
    {
        using var scope = new TensorScope();
        var line = Tensor.From<double>(RandomVectors.Of(1, 50), [50, 1]).Matmul(Tensor.From<double>(RandomVectors.Of(2, 8), [1, 8])) + 3;

        Assert.Equal(1, FeatureRedundancy.Of(line), 1e-9);
    }

    [Fact]
    public void FeatureRedundancy_OfAnyEmbeddings_IsTheMeanSquareOfTheirCorrelations()
    {
        const int N = 9, E = 4;
        using var scope = new TensorScope();
        var values = RandomVectors.Of(7, N * E);
        var (sum, chance) = (0.0, 1.0 / (N - 1));
        for (var i = 0; i < E; i++)
        {
            for (var j = 0; j < E; j++)
            {
                sum += i == j ? 0 : Math.Pow(Correlation(values, E, i, j), 2);
            }
        }

        Assert.Equal(((sum / (E * (E - 1))) - chance) / (1 - chance), FeatureRedundancy.Of(Tensor.From<double>(values, [N, E])), 1e-12);
    }

    [Fact]
    public void FeatureRedundancy_NothingVaries_IsOne()
    {
        using var scope = new TensorScope();

        Assert.Equal(1, FeatureRedundancy.Of(Tensor.Ones([10, 4])));
    }

    [Fact]
    public void Figures_OneViewOnly_HaveNoAlignment()
    {
        using var scope = new TensorScope();
        var z = Tensor.From<double>(RandomVectors.Of(4, 80), [20, 4]);

        var figures = HealthFigures.Of(new ObservedEmbeddings(z, z, null));

        Assert.Null(figures.Alignment);
        Assert.Equal(4, figures.RankLimit);
        Assert.True(figures.Uniformity < 0);
    }

    private static double Correlation(double[] rows, int width, int left, int right)
    {
        var n = rows.Length / width;
        double Mean(int column) => Enumerable.Range(0, n).Average(row => rows[(row * width) + column]);
        double Product(int one, int other) =>
            Enumerable.Range(0, n).Sum(row => (rows[(row * width) + one] - Mean(one)) * (rows[(row * width) + other] - Mean(other)));
        return Product(left, right) / Math.Sqrt(Product(left, left) * Product(right, right));
    }
}
