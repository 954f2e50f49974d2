using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Losses;

public sealed class NtXentTests
{
    [Theory]
    [InlineData(0.1, true)]
    [InlineData(0.5, true)]
    [InlineData(0.7, false)]
    public void Loss_RandomPairs_EqualsTheSumsOfThePaper(double temperature, bool normalize)
    {
        const int N = 5, D = 4;
        using var scope = new TensorScope();
        var (a, b) = (RandomVectors.Of(1, N * D), RandomVectors.Of(2, N * D));

        var loss = NtXent.Loss(Tensor.From<double>(a, [N, D]), Tensor.From<double>(b, [N, D]), temperature, normalize).ToDouble();

        Assert.Equal(Literal([.. a, .. b], N, D, temperature, normalize), loss, 1e-12);
    }

    [Fact]
    public void Loss_OfEither_HasTheGradientOfFiniteDifferences()
    {
        const int N = 4, D = 3;
        using var scope = new TensorScope();
        var other = Tensor.From<double>(RandomVectors.Of(4, N * D), [N, D]);
        var at = RandomVectors.Of(3, N * D);

        FiniteDifferences.AssertGradient(z => NtXent.Loss(z, other, 0.5), at, [N, D]);
        FiniteDifferences.AssertGradient(z => NtXent.Loss(other, z, 0.2), at, [N, D]);
    }

    [Fact]
    public void Loss_ViewsExchanged_IsTheSame()
    {
        using var scope = new TensorScope();
        var a = Tensor.From<double>(RandomVectors.Of(5, 24), [6, 4]);
        var b = Tensor.From<double>(RandomVectors.Of(6, 24), [6, 4]);

        Assert.Equal(NtXent.Loss(a, b, 0.5).ToDouble(), NtXent.Loss(b, a, 0.5).ToDouble(), 1e-12);
    }

    [Fact]
    public void Loss_EmbeddingsAllAlike_IsTheLogarithmOfTheNumberOfOthers()
    {
        using var scope = new TensorScope();
        var z = Tensor.Ones([8, 3], DType.Float64);

        Assert.Equal(Math.Log(15), NtXent.Loss(z, z, 0.5).ToDouble(), 1e-12);
    }

    [Fact]
    public void Loss_LengthsOfEmbeddings_DoNotMatter()
    {
        using var scope = new TensorScope();
        var a = Tensor.From<double>(RandomVectors.Of(7, 12), [4, 3]);
        var b = Tensor.From<double>(RandomVectors.Of(8, 12), [4, 3]);

        Assert.Equal(NtXent.Loss(a, b, 0.5).ToDouble(), NtXent.Loss(a * 7.0, b * 0.3, 0.5).ToDouble(), 1e-12);
    }

    // Equation 1 of the paper, term by term.
    private static double Literal(double[] z, int n, int d, double temperature, bool normalize)
    {
        double Similarity(int i, int k)
        {
            double dot = 0, lengthI = 0, lengthK = 0;
            for (var c = 0; c < d; c++)
            {
                dot += z[(i * d) + c] * z[(k * d) + c];
                lengthI += z[(i * d) + c] * z[(i * d) + c];
                lengthK += z[(k * d) + c] * z[(k * d) + c];
            }

            return normalize ? dot / Math.Sqrt(lengthI * lengthK) : dot;
        }

        var sum = 0.0;
        for (var i = 0; i < 2 * n; i++)
        {
            var denominator = 0.0;
            for (var k = 0; k < 2 * n; k++)
            {
                denominator += k == i ? 0 : Math.Exp(Similarity(i, k) / temperature);
            }

            sum -= Math.Log(Math.Exp(Similarity(i, (i + n) % (2 * n)) / temperature) / denominator);
        }

        return sum / (2 * n);
    }
}
