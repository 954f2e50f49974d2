using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Losses;

public sealed class ColourClassificationTests
{
    private const int N = 2, Q = 6, K = 3, Pixels = 4;

    private static readonly long[] Bins = [.. Enumerable.Range(0, N * K * Pixels).Select(at => (long)((at * 7 % Q) + (at / Pixels)) % Q)];
    private static readonly double[] Shares = [.. RandomVectors.Of(2, N * K * Pixels).Select(Math.Abs)];
    private static readonly double[] Weights = [0.5, 2, 0, 1, 3, 0, 0, 0.25];

    [Fact]
    public void Loss_RandomTargets_EqualsTheSumsOfThePaper()
    {
        using var scope = new TensorScope();
        var logits = RandomVectors.Of(1, N * Q * Pixels);
        var expected = 0.0;
        for (var n = 0; n < N; n++)
        {
            for (var pixel = 0; pixel < Pixels; pixel++)
            {
                var norm = Math.Log(Enumerable.Range(0, Q).Sum(q => Math.Exp(logits[(((n * Q) + q) * Pixels) + pixel])));
                for (var k = 0; k < K; k++)
                {
                    var at = (((n * K) + k) * Pixels) + pixel;
                    expected -= Weights[(n * Pixels) + pixel] * Shares[at] * (logits[(((n * Q) + (int)Bins[at]) * Pixels) + pixel] - norm);
                }
            }
        }

        Assert.Equal(expected / Weights.Count(weight => weight > 0), Loss(Tensor.From<double>(logits, [N, Q, 2, 2])).ToDouble(), 1e-12);
    }

    [Fact]
    public void Loss_OfLogits_HasTheGradientOfFiniteDifferences() =>
        FiniteDifferences.AssertGradient(Loss, RandomVectors.Of(3, N * Q * Pixels), [N, Q, 2, 2]);

    [Fact]
    public void Loss_NoPixelThatCounts_IsZero()
    {
        using var scope = new TensorScope();
        var logits = Tensor.From<double>(RandomVectors.Of(1, Q), [1, Q, 1, 1]);

        Assert.Equal(0, ColourClassification.Loss(logits, Tensor.From<long>([2], [1, 1, 1, 1]), Tensor.From([1.0], [1, 1, 1, 1]), Tensor.From([0.0], [1, 1, 1, 1])).ToDouble());
    }

    private static Tensor Loss(Tensor logits) => ColourClassification.Loss(
        logits, Tensor.From(Bins, [N, K, 2, 2]), Tensor.From(Shares, [N, K, 2, 2]), Tensor.From(Weights, [N, 1, 2, 2]));
}
