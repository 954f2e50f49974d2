using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Losses;

public sealed class ClusterClassificationTests
{
    private const int N = 3, K = 4, Views = 2;

    [Fact]
    public void Loss_TwoClusterings_EqualsTheLoops()
    {
        using var scope = new TensorScope();
        double[][] scores = [RandomVectors.Of(1, Views * N * K), RandomVectors.Of(2, Views * N * K)];
        long[][] labels = [[0, 3, 1], [2, -1, 2]];

        var loss = ClusterClassification.Loss([.. scores.Select(Matrix)], [.. labels.Select(each => Tensor.From<long>(each, [N]))], 0.3).ToDouble();

        var expected = 0.0;
        for (var clustering = 0; clustering < 2; clustering++)
        {
            var (sum, count) = (0.0, 0);
            for (var row = 0; row < Views * N; row++)
            {
                var label = labels[clustering][row % N];
                if (label >= 0)
                {
                    var total = Enumerable.Range(0, K).Sum(k => Math.Exp(scores[clustering][(row * K) + k] / 0.3));
                    sum -= (scores[clustering][(row * K) + label] / 0.3) - Math.Log(total);
                    count++;
                }
            }

            expected += sum / count / 2;
        }

        Assert.Equal(expected, loss, 1e-12);
    }

    [Fact]
    public void Loss_OfScores_HasTheGradientOfFiniteDifferences()
    {
        using var scope = new TensorScope();
        var labels = Tensor.From<long>([0, -1, 3], [N]);

        FiniteDifferences.AssertGradient(
            scores => ClusterClassification.Loss([scores], [labels], 0.5), RandomVectors.Of(3, Views * N * K), [Views * N, K]);
    }

    [Fact]
    public void Loss_TemperatureZero_IsRefused()
    {
        using var scope = new TensorScope();
        var labels = Tensor.Zeros([N], DType.Int64);

        Assert.Throws<ArgumentOutOfRangeException>(() => ClusterClassification.Loss([Matrix(RandomVectors.Of(4, Views * N * K))], [labels], 0));
    }

    private static Tensor Matrix(double[] values) => Tensor.From<double>(values, [Views * N, K]);
}
