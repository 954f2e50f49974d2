using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;
using static Selfsame.SelfSupervised.Tests.LossRows;

namespace Selfsame.SelfSupervised.Tests.Losses;

public sealed class ModelAwareContrastTests
{
    private const int N = 4;
    private const int D = 3;

    [Theory]
    [InlineData(0.1, 0.5, 0.0)]
    [InlineData(0.5, 0.2, 0.3)]
    public void Loss_RandomPairs_EqualsTheSumsOfThePaper(double temperature, double alpha, double alignment)
    {
        using var scope = new TensorScope();
        var (a, b) = (RandomVectors.Of(1, N * D), RandomVectors.Of(2, N * D));

        Assert.Equal(Literal([.. a, .. b], temperature, alpha, alignment), Value(a, b, temperature, alpha, alignment), 1e-9);
    }

    [Fact]
    public void Loss_TemperatureThatDoesNotFollow_IsNtXentWithWeights()
    {
        using var scope = new TensorScope();
        var a = RandomVectors.Of(1, 2 * D);

        // Two pairs whose anchors all have the same loss: the weights come out of the mean.
        a[3] = -a[0];
        a[4] = -a[1];
        a[5] = -a[2];
        var plain = NtXent.Loss(Rows(a, D), Rows(a, D), 0.4).ToDouble();

        Assert.Equal(plain / (1 - Math.Exp(-plain) + 1e-8), Value(a, a, 0.4, 0, 0), 1e-9);
    }

    [Fact]
    public void Loss_Gradient_IsThatOfTheWeightedLogitsWithTemperatureAndWeightsHeld()
    {
        using var scope = new TensorScope();
        var (other, at) = (Rows(RandomVectors.Of(3, N * D), D), RandomVectors.Of(4, N * D));
        var z = Rows(at, D).RequiresGrad_();
        ModelAwareContrast.Loss(z, other, 0.3, 0.5, 0).Backward();
        var gradient = z.Grad!.ToArray<double>();
        double[] all = [.. at, .. other.ToArray<double>()];
        var (held, weights) = Constants(all, 0.3, 0.5, 0);
        for (var index = 0; index < at.Length; index++)
        {
            double Moved(double step)
            {
                var moved = (double[])all.Clone();
                moved[index] += step;
                return Enumerable.Range(0, 2 * N).Average(i => -weights[i] * Math.Log(Probability(moved, i, held)));
            }

            Assert.Equal((Moved(1e-5) - Moved(-1e-5)) / 2e-5, gradient[index], 1e-6);
        }
    }

    private static double Value(double[] a, double[] b, double temperature, double alpha, double alignment) =>
        ModelAwareContrast.Loss(Rows(a, D), Rows(b, D), temperature, alpha, alignment).ToDouble();

    private static double Literal(double[] z, double temperature, double alpha, double alignment)
    {
        var (held, weights) = Constants(z, temperature, alpha, alignment);
        return Enumerable.Range(0, 2 * N).Average(i => -weights[i] * Math.Log(Probability(z, i, held)));
    }

    private static (double Temperature, double[] Weights) Constants(double[] z, double temperature, double alpha, double alignment)
    {
        var mean = Enumerable.Range(0, N).Average(i => Cosine(z, i, z, i + N, D));
        var adapted = temperature * (1 + (alpha * (mean - alignment)));
        return (adapted, [.. Enumerable.Range(0, 2 * N).Select(i => 1 / (1 - Probability(z, i, adapted) + 1e-8))]);
    }

    private static double Probability(double[] z, int i, double temperature)
    {
        double Exp(int k) => Math.Exp(Cosine(z, i, z, k, D) / temperature);
        return Exp((i + N) % (2 * N)) / Enumerable.Range(0, 2 * N).Where(k => k != i).Sum(Exp);
    }
}
