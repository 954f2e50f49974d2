using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Losses;

public sealed class NegativeCosineTests
{
    [Fact]
    public void Loss_RandomRows_EqualsTheSumsOfThePaper()
    {
        const int N = 5, D = 4;
        using var scope = new TensorScope();
        var (p, z) = (RandomVectors.Of(1, N * D), RandomVectors.Of(2, N * D));
        double cosines = 0, distances = 0;
        for (var i = 0; i < N; i++)
        {
            double dot = 0, lengthP = 0, lengthZ = 0, distance = 0;
            for (var c = i * D; c < (i + 1) * D; c++)
            {
                (dot, lengthP, lengthZ) = (dot + (p[c] * z[c]), lengthP + (p[c] * p[c]), lengthZ + (z[c] * z[c]));
            }

            for (var c = i * D; c < (i + 1) * D; c++)
            {
                distance += Math.Pow((p[c] / Math.Sqrt(lengthP)) - (z[c] / Math.Sqrt(lengthZ)), 2);
            }

            (cosines, distances) = (cosines + (dot / Math.Sqrt(lengthP * lengthZ) / N), distances + (distance / N));
        }

        var (tensorP, tensorZ) = (Tensor.From<double>(p, [N, D]), Tensor.From<double>(z, [N, D]));
        Assert.Equal(-cosines, NegativeCosine.Loss(tensorP, tensorZ).ToDouble(), 1e-12);
        Assert.Equal(distances, NegativeCosine.SquaredDistance(tensorP, tensorZ).ToDouble(), 1e-12);
    }

    [Fact]
    public void Loss_OfEither_HasTheGradientOfFiniteDifferences()
    {
        using var scope = new TensorScope();
        var other = Tensor.From<double>(RandomVectors.Of(3, 12), [4, 3]);

        FiniteDifferences.AssertGradient(x => NegativeCosine.Loss(x, other), RandomVectors.Of(4, 12), [4, 3]);
        FiniteDifferences.AssertGradient(x => NegativeCosine.SquaredDistance(other, x), RandomVectors.Of(4, 12), [4, 3]);
    }

    [Fact]
    public void Loss_RowsOfZeros_IsZeroAndFinite()
    {
        using var scope = new TensorScope();

        Assert.Equal(0, NegativeCosine.Loss(Tensor.Zeros([3, 2]), Tensor.Ones([3, 2])).ToDouble());
    }
}
