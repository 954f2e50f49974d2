using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Losses;

public sealed class WhiteningTests
{
    private const int N = 9;
    private const int D = 3;

    [Fact]
    public void Cholesky_RandomRows_EqualsForwardSubstitution()
    {
        using var scope = new TensorScope();
        var x = RandomVectors.Of(1, N * D);

        var y = Whitening.Cholesky(Tensor.From<double>(x, [N, D]), 0.1).Contiguous().ToArray<double>();

        var expected = Literal(x, 0.1);
        Assert.All(y.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-10));
    }

    [Fact]
    public void Cholesky_WithoutEpsilon_GivesTheIdentityAsCovariance()
    {
        using var scope = new TensorScope();
        var y = Whitening.Cholesky(Tensor.From<double>(RandomVectors.Of(2, 2 * N * D), [2, N, D]));
        var covariance = y.Transpose(1, 2).Matmul(y) / (N - 1.0);

        Assert.InRange((covariance - Tensor.Eye(D, dtype: DType.Float64)).Abs().Max().ToDouble(), 0, 1e-10);
        Assert.InRange(y.Mean([1]).Abs().Max().ToDouble(), 0, 1e-12);
    }

    [Fact]
    public void IterativeNorm_ManyIterations_ApproachesTheInverseRootOfTheCovariance()
    {
        using var scope = new TensorScope();
        var layer = new IterativeNorm(D, groups: 1, iterations: 20, affine: false);
        layer.To(DType.Float64);
        var y = layer.Forward(Tensor.From<double>(RandomVectors.Of(3, N * D), [N, D]));
        var covariance = y.Transpose(0, 1).Matmul(y) / (double)N;

        Assert.InRange((covariance - Tensor.Eye(D, dtype: DType.Float64)).Abs().Max().ToDouble(), 0, 1e-3);
    }

    [Fact]
    public void IterativeNorm_InEvaluation_UsesWhatItRemembers()
    {
        using var scope = new TensorScope();
        var layer = new IterativeNorm(4, groups: 2, momentum: 1);
        var x = Tensor.From<double>(RandomVectors.Of(4, 32), [8, 4]).To(DType.Float32);
        var trained = layer.Forward(x).ToArray<float>();
        layer.Eval();

        Assert.All(trained.Zip(layer.Forward(x).ToArray<float>()), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [Fact]
    public void IterativeNorm_GroupsThatDoNotDivide_AreRefused()
    {
        using var scope = new TensorScope();

        Assert.Contains("2 groups", Assert.Throws<ArgumentException>(() => new IterativeNorm(5, 2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_OfWeightedSums_HaveTheGradientOfFiniteDifferences()
    {
        using var scope = new TensorScope();
        var weight = Tensor.From<double>(RandomVectors.Of(5, N * D), [N, D]);
        var layer = new IterativeNorm(D, groups: 1);
        layer.To(DType.Float64);
        var at = RandomVectors.Of(6, N * D);

        FiniteDifferences.AssertGradient(x => (Whitening.Cholesky(x) * weight).Sum(), at, [N, D], 1e-6);
        FiniteDifferences.AssertGradient(x => (layer.Forward(x) * weight).Sum(), at, [N, D], 1e-6);
    }

    private static double[] Literal(double[] x, double epsilon)
    {
        var means = Enumerable.Range(0, D).Select(c => Enumerable.Range(0, N).Average(row => x[(row * D) + c])).ToArray();
        var l = new double[D, D];
        for (var i = 0; i < D; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var s = i == j ? epsilon : 0;
                for (var row = 0; row < N; row++)
                {
                    s += (1 - epsilon) * (x[(row * D) + i] - means[i]) * (x[(row * D) + j] - means[j]) / (N - 1);
                }

                for (var k = 0; k < j; k++)
                {
                    s -= l[i, k] * l[j, k];
                }

                l[i, j] = i == j ? Math.Sqrt(s) : s / l[j, j];
            }
        }

        var y = new double[N * D];
        for (var row = 0; row < N; row++)
        {
            for (var i = 0; i < D; i++)
            {
                var value = x[(row * D) + i] - means[i];
                for (var k = 0; k < i; k++)
                {
                    value -= l[i, k] * y[(row * D) + k];
                }

                y[(row * D) + i] = value / l[i, i];
            }
        }

        return y;
    }
}
