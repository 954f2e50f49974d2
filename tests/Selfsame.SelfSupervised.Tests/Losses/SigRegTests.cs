using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Losses;

public sealed class SigRegTests
{
    [Fact]
    public void Loss_RandomRows_EqualsTheSumsOfThePaper()
    {
        const int V = 2, N = 5, D = 3, K = 4, Knots = 7;
        using var scope = new TensorScope();
        var (z, directions) = (RandomVectors.Of(1, V * N * D), RandomVectors.Of(2, D * K));
        var expected = 0.0;
        for (var v = 0; v < V; v++)
        {
            for (var k = 0; k < K; k++)
            {
                for (var knot = 0; knot < Knots; knot++)
                {
                    var t = 2.5 * knot / (Knots - 1);
                    var (real, imaginary, normal) = (0.0, 0.0, Math.Exp(-t * t / 2));
                    for (var n = 0; n < N; n++)
                    {
                        var projection = Enumerable.Range(0, D).Sum(d => z[(((v * N) + n) * D) + d] * directions[(d * K) + k]);
                        (real, imaginary) = (real + (Math.Cos(t * projection) / N), imaginary + (Math.Sin(t * projection) / N));
                    }

                    var width = 2.5 / (Knots - 1) * (knot is 0 or Knots - 1 ? 1 : 2);
                    expected += N * width * normal * (Math.Pow(real - normal, 2) + (imaginary * imaginary)) / (V * K);
                }
            }
        }

        var loss = SigReg.Loss(Tensor.From<double>(z, [V, N, D]), Tensor.From<double>(directions, [D, K]), Knots, 2.5);
        Assert.Equal(expected, loss.ToDouble(), 1e-12);
    }

    [Fact]
    public void Loss_OfAny_HasTheGradientOfFiniteDifferences()
    {
        using var scope = new TensorScope();
        var directions = Tensor.From<double>(RandomVectors.Of(3, 6), [3, 2]);

        FiniteDifferences.AssertGradient(z => SigReg.Loss(z, directions), RandomVectors.Of(4, 12), [1, 4, 3], 1e-6);
    }

    [Fact]
    public void Loss_NormalRows_IsFarBelowThatOfCollapsedOnes()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var normal = Tensor.Randn([1, 500, 8]);
        var directions = SigReg.Directions(8, 64, normal);

        Assert.True(SigReg.Loss(normal, directions).ToDouble() < 1.5);
        Assert.True(SigReg.Loss(Tensor.Zeros([1, 500, 8]), directions).ToDouble() > 100);
    }

    [Fact]
    public void Directions_OfASeed_AreUnitColumnsAndTheSameAgain()
    {
        using var scope = new TensorScope();
        Engine.Seed(5);
        var first = SigReg.Directions(6, 9, Tensor.Zeros([1]));
        Engine.Seed(5);
        var second = SigReg.Directions(6, 9, Tensor.Zeros([1]));

        Assert.All(Linalg.VectorNorm(first, 2, [0]).ToArray<float>(), length => Assert.Equal(1, length, 1e-5));
        Assert.Equal(first.ToArray<float>(), second.ToArray<float>());
    }
}
