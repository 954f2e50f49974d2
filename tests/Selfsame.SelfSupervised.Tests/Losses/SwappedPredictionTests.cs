using Selfsame.SelfSupervised.Clustering;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Losses;

public sealed class SwappedPredictionTests
{
    private const int N = 4, K = 3;

    [Theory]
    [InlineData(2, false)]
    [InlineData(4, true)]
    public void Loss_RandomScores_EqualsTheLoopsOfThePaper(int views, bool withQueue)
    {
        using var scope = new TensorScope();
        double[][] scores = [.. Enumerable.Range(0, views).Select(view => RandomVectors.Of(view + 1, N * K))];
        double[][] queued = [RandomVectors.Of(20, 5 * K), RandomVectors.Of(21, 5 * K)];

        var loss = SwappedPrediction.Loss(
            [.. scores.Select(values => Rows(values, N))], 2, 0.2, 0.4, 3, withQueue ? [.. queued.Select(values => Rows(values, 5))] : null).ToDouble();

        Assert.Equal(Literal(scores, withQueue ? queued : [[], []]), loss, 1e-12);
    }

    [Fact]
    public void Loss_OfTheViewThatPredicts_HasTheGradientOfFiniteDifferences()
    {
        // Codes carry no gradient, so the moved view must be one that is given none.
        using var scope = new TensorScope();
        var (first, second) = (Rows(RandomVectors.Of(30, N * K), N), Rows(RandomVectors.Of(31, N * K), N));

        FiniteDifferences.AssertGradient(small => SwappedPrediction.Loss([first, second, small], 2, 0.5, 0.3, 3), RandomVectors.Of(32, N * K), [N, K]);
    }

    [Fact]
    public void Loss_OneView_IsRefused()
    {
        using var scope = new TensorScope();

        Assert.Throws<ArgumentException>(() => SwappedPrediction.Loss([Rows(RandomVectors.Of(1, N * K), N)], 1, 0.1, 0.05, 3));
    }

    // For each coded view the codes of the whole, then the cross-entropy with every other view's prediction.
    private static double Literal(double[][] scores, double[][] queued)
    {
        var sum = 0.0;
        for (var coded = 0; coded < 2; coded++)
        {
            var rows = (queued[coded].Length / K) + N;
            var codes = SinkhornKnopp.Assign(Rows([.. queued[coded], .. scores[coded]], rows), 0.4, 3).ToArray<double>()[^(N * K)..];
            for (var view = 0; view < scores.Length; view++)
            {
                for (var n = 0; n < N && view != coded; n++)
                {
                    var total = Enumerable.Range(0, K).Sum(k => Math.Exp(scores[view][(n * K) + k] / 0.2));
                    for (var k = 0; k < K; k++)
                    {
                        sum -= codes[(n * K) + k] * ((scores[view][(n * K) + k] / 0.2) - Math.Log(total)) / N;
                    }
                }
            }
        }

        return sum / (2 * (scores.Length - 1));
    }

    private static Tensor Rows(double[] values, int rows) => Tensor.From<double>(values, [rows, K]);
}
