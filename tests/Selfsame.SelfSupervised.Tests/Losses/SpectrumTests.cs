using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Losses;

/// <summary>Nuclear norm, matrix entropy and coding rate: what MMCR, FroSSL and EMP-SSL make of a spectrum.</summary>
public sealed class SpectrumTests
{
    [Theory]
    [InlineData(6, 3)]
    [InlineData(3, 6)]
    public void NuclearNorm_RandomMatrix_IsTheSumOfTheRootsOfItsGramEigenvalues(int n, int d)
    {
        using var scope = new TensorScope();
        var z = RandomVectors.Of(1, n * d);

        Assert.Equal(Eigenvalues(Gram(z, n, d), d).Sum(value => Math.Sqrt(Math.Max(value, 0))), NuclearNorm.Of(Tensor.From<double>(z, [n, d])).ToDouble(), 1e-6);
    }

    [Fact]
    public void NuclearNormLoss_Views_IsThatOfTheirCentroidsAndTheirOwn()
    {
        const int N = 4, V = 3, D = 5;
        using var scope = new TensorScope();
        var z = RandomVectors.Of(2, N * V * D);
        var centroids = new double[N * D];
        var local = 0.0;
        for (var n = 0; n < N; n++)
        {
            var own = z[(n * V * D)..((n + 1) * V * D)];
            local += Eigenvalues(Gram(own, V, D), D).Sum(value => Math.Sqrt(Math.Max(value, 0))) / N;
            for (var i = 0; i < V * D; i++)
            {
                centroids[(n * D) + (i % D)] += own[i] / V;
            }
        }

        var global = Eigenvalues(Gram(centroids, N, D), D).Sum(value => Math.Sqrt(Math.Max(value, 0)));
        Assert.Equal(-global + (0.3 * local), NuclearNorm.Loss(Tensor.From<double>(z, [N, V, D]), 0.3).ToDouble(), 1e-6);
    }

    [Theory]
    [InlineData(6, 3)]
    [InlineData(3, 6)]
    public void MatrixEntropy_UnitColumns_IsTheLogarithmOfTheSumOfSquaresOfTheCovariance(int n, int d)
    {
        using var scope = new TensorScope();
        var columns = Tensor.From<double>(RandomVectors.Of(3, n * d), [d, n]).L2Normalize();
        var z = columns.Transpose(0, 1).Contiguous();
        var sum = Gram(z.ToArray<double>(), n, d).Cast<double>().Sum(value => value * value / (d * d));

        Assert.Equal(Math.Log(sum), MatrixEntropy.Of(z).ToDouble(), 1e-12);
    }

    [Theory]
    [InlineData(6, 3)]
    [InlineData(3, 6)]
    public void CodingRate_RandomMatrix_IsHalfTheLogarithmOfTheDeterminant(int n, int d)
    {
        using var scope = new TensorScope();
        var z = RandomVectors.Of(4, n * d);
        var expected = Eigenvalues(Gram(z, n, d), d).Sum(value => Math.Log(1 + (d / (n * 0.2) * value))) / 2;

        Assert.Equal(expected, CodingRate.Of(Tensor.From<double>(z, [n, d]), 0.2).ToDouble(), 1e-9);
    }

    [Fact]
    public void CodingRate_OfSeveral_IsThatOfEach()
    {
        using var scope = new TensorScope();
        var z = Tensor.From<double>(RandomVectors.Of(5, 48), [2, 6, 4]);

        Assert.Equal(CodingRate.Of(z.Select(0, 1), 0.5).ToDouble(), CodingRate.Of(z, 0.5).ToArray<double>()[1], 1e-12);
    }

    [Fact]
    public void All_OfRandomRows_HaveTheGradientOfFiniteDifferences()
    {
        var at = RandomVectors.Of(6, 24);

        FiniteDifferences.AssertGradient(z => NuclearNorm.Loss(z, 0.3), at, [4, 2, 3], 1e-6);
        FiniteDifferences.AssertGradient(MatrixEntropy.Of, at, [6, 4], 1e-6);
        FiniteDifferences.AssertGradient(z => CodingRate.Of(z, 0.2), at, [6, 4], 1e-6);
        FiniteDifferences.AssertGradient(z => CodingRate.Of(z, 0.2), at, [4, 6], 1e-6);
    }

    private static double[,] Gram(double[] z, int n, int d)
    {
        var gram = new double[d, d];
        for (var row = 0; row < n; row++)
        {
            for (var i = 0; i < d; i++)
            {
                for (var j = 0; j < d; j++)
                {
                    gram[i, j] += z[(row * d) + i] * z[(row * d) + j];
                }
            }
        }

        return gram;
    }

    // Jacobi's rotations.
    private static double[] Eigenvalues(double[,] matrix, int d)
    {
        for (var sweep = 0; sweep < 50; sweep++)
        {
            for (var p = 0; p < d; p++)
            {
                for (var q = p + 1; q < d; q++)
                {
                    Rotate(matrix, p, q, d);
                }
            }
        }

        return [.. Enumerable.Range(0, d).Select(i => matrix[i, i])];
    }

    private static void Rotate(double[,] a, int p, int q, int d)
    {
        var angle = Math.Atan2(2 * a[p, q], a[q, q] - a[p, p]) / 2;
        var (cos, sin) = (Math.Cos(angle), Math.Sin(angle));
        for (var k = 0; k < d; k++)
        {
            (a[k, p], a[k, q]) = ((cos * a[k, p]) - (sin * a[k, q]), (sin * a[k, p]) + (cos * a[k, q]));
        }

        for (var k = 0; k < d; k++)
        {
            (a[p, k], a[q, k]) = ((cos * a[p, k]) - (sin * a[q, k]), (sin * a[p, k]) + (cos * a[q, k]));
        }
    }
}
