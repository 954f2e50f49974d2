using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Losses;

public sealed class CrossViewEntropyTests
{
    private const int N = 3, K = 4;

    [Theory]
    [InlineData(2, 2)]
    [InlineData(2, 5)]
    [InlineData(1, 2)]
    public void Mean_RandomViews_EqualsTheLoopsOfThePaper(int teachers, int students)
    {
        using var scope = new TensorScope();
        var targets = Targets(teachers);
        double[][] logits = [.. Enumerable.Range(0, students).Select(view => RandomVectors.Of(50 + view, N * K))];

        var loss = CrossViewEntropy.Mean([.. targets.Select(Matrix)], [.. logits.Select(Matrix)], 0.3).ToDouble();

        var (sum, pairs) = (0.0, 0);
        for (var i = 0; i < teachers; i++)
        {
            for (var j = 0; j < students; j++)
            {
                if (i != j)
                {
                    sum += Entropy(targets[i], logits[j], 0.3);
                    pairs++;
                }
            }
        }

        Assert.Equal(sum / pairs, loss, 1e-12);
    }

    [Fact]
    public void Sum_AllPairs_CountsViewsWithThemselves()
    {
        using var scope = new TensorScope();
        var targets = Targets(2);
        double[][] logits = [RandomVectors.Of(60, N * K), RandomVectors.Of(61, N * K)];

        var loss = CrossViewEntropy.Sum([.. targets.Select(Matrix)], [.. logits.Select(Matrix)], 0.2).ToDouble();

        Assert.Equal(targets.Sum(target => logits.Sum(logit => Entropy(target, logit, 0.2))), loss, 1e-12);
    }

    [Fact]
    public void Mean_OfTheStudent_HasTheGradientOfFiniteDifferences()
    {
        using var scope = new TensorScope();
        Tensor[] targets = [.. Targets(2).Select(Matrix)];
        var other = Matrix(RandomVectors.Of(70, N * K));

        FiniteDifferences.AssertGradient(student => CrossViewEntropy.Mean(targets, [student, other], 0.5), RandomVectors.Of(71, N * K), [N, K]);
        FiniteDifferences.AssertGradient(student => CrossViewEntropy.Mean(targets, [other, other, student], 0.5), RandomVectors.Of(72, N * K), [N, K]);
    }

    [Fact]
    public void Mean_OneView_SaysThatTwoAreTheLeast()
    {
        using var scope = new TensorScope();
        var view = Matrix(RandomVectors.Of(80, N * K));

        Assert.Contains("two views", Assert.Throws<ArgumentException>(() => CrossViewEntropy.Mean([view.Softmax(1)], [view], 0.1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => CrossViewEntropy.Mean([view.Softmax(1)], [view, view], 0));
    }

    private static double[][] Targets(int count) => [.. Enumerable.Range(0, count).Select(view =>
    {
        var values = RandomVectors.Of(40 + view, N * K).Select(Math.Exp).ToArray();
        return values.Select((value, at) => value / values.Skip(at / K * K).Take(K).Sum()).ToArray();
    })];

    private static Tensor Matrix(double[] values) => Tensor.From<double>(values, [N, K]);

    private static double Entropy(double[] target, double[] logits, double temperature)
    {
        var sum = 0.0;
        for (var n = 0; n < N; n++)
        {
            var total = Enumerable.Range(0, K).Sum(k => Math.Exp(logits[(n * K) + k] / temperature));
            for (var k = 0; k < K; k++)
            {
                sum -= target[(n * K) + k] * ((logits[(n * K) + k] / temperature) - Math.Log(total));
            }
        }

        return sum / N;
    }
}
