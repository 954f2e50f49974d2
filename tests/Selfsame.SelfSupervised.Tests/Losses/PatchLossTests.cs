using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Losses;

public sealed class PatchLossTests
{
    private const int R = 5, K = 4;
    private static readonly double[] Weights = [0.25, 0.25, 0.5, 0.125, 0.3];

    [Fact]
    public void Loss_RandomRows_EqualsTheSumsOfThePaper()
    {
        using var scope = new TensorScope();
        var (teacher, student) = (Distributions(1), RandomVectors.Of(2, R * K));

        var loss = PatchLoss.Loss(Of(teacher), Of(student), Tensor.From<double>(Weights, [R]), 0.3).ToDouble();

        var sum = 0.0;
        for (var row = 0; row < R; row++)
        {
            var mass = 0.0;
            for (var k = 0; k < K; k++)
            {
                mass += Math.Exp(student[(row * K) + k] / 0.3);
            }

            for (var k = 0; k < K; k++)
            {
                sum -= Weights[row] * teacher[(row * K) + k] * Math.Log(Math.Exp(student[(row * K) + k] / 0.3) / mass);
            }
        }

        Assert.Equal(sum, loss, 1e-12);
    }

    [Fact]
    public void Loss_OfTheStudent_HasTheGradientOfFiniteDifferences()
    {
        using var scope = new TensorScope();
        var (teacher, weights) = (Of(Distributions(3)), Tensor.From<double>(Weights, [R]));

        FiniteDifferences.AssertGradient(z => PatchLoss.Loss(teacher, z, weights, 0.5), RandomVectors.Of(4, R * K), [R, K]);
    }

    private static Tensor Of(double[] values) => Tensor.From<double>(values, [R, K]);

    private static double[] Distributions(int seed) =>
        [.. RandomVectors.Of(seed, R * K).Select(Math.Exp).Chunk(K).SelectMany(row => row.Select(value => value / row.Sum()))];
}
