using Selfsame.SelfSupervised.Clustering;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Clustering;

public sealed class SinkhornKnoppTests
{
    [Theory]
    [InlineData(0.05, 3)]
    [InlineData(0.3, 1)]
    [InlineData(1.0, 20)]
    public void Assign_RandomScores_RescalesPrototypesAndSamplesInTurn(double epsilon, int iterations)
    {
        const int B = 7, K = 4;
        using var scope = new TensorScope();
        var scores = RandomVectors.Of(1, B * K);

        var q = SinkhornKnopp.Assign(Tensor.From<double>(scores, [B, K]), epsilon, iterations).ToArray<double>();

        var expected = Literal(scores, B, K, epsilon, iterations);
        for (var i = 0; i < q.Length; i++)
        {
            Assert.Equal(expected[i], q[i], 1e-12);
        }
    }

    [Fact]
    public void Assign_ManyIterations_UsesEveryPrototypeEqually()
    {
        using var scope = new TensorScope();
        var scores = Tensor.From<double>(RandomVectors.Of(2, 60), [12, 5]);

        var q = SinkhornKnopp.Assign(scores, 0.5, 200);

        Assert.All(q.Sum([0]).ToArray<double>(), mass => Assert.Equal(12 / 5.0, mass, 1e-9));
        Assert.All(q.Sum([1]).ToArray<double>(), mass => Assert.Equal(1, mass, 1e-12));
    }

    [Fact]
    public void Assign_LargeScoresAndSmallEpsilon_StaysFinite()
    {
        using var scope = new TensorScope();
        var scores = Tensor.From<double>(RandomVectors.Of(3, 32), [8, 4]).To(DType.Float32) * 100;

        var q = SinkhornKnopp.Assign(scores, 0.01, 3);

        Assert.All(q.Sum([1]).ToArray<float>(), mass => Assert.Equal(1, mass, 1e-5f));
    }

    [Fact]
    public void Assign_ScoresThatNeedAGradient_GivesNoneAndLeavesThemAsTheyAre()
    {
        using var scope = new TensorScope();
        var values = RandomVectors.Of(4, 12);
        var scores = Tensor.From<double>(values, [4, 3]).RequiresGrad_();

        Assert.False(SinkhornKnopp.Assign(scores, 0.1, 3).RequiresGrad);
        Assert.Equal(values, scores.ToArray<double>());
    }

    [Fact]
    public void Assign_NoEntropyOrNoIteration_IsRefused()
    {
        using var scope = new TensorScope();

        Assert.Throws<ArgumentOutOfRangeException>(() => SinkhornKnopp.Assign(Tensor.Zeros([2, 2]), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SinkhornKnopp.Assign(Tensor.Zeros([2, 2]), 0.05, 0));
    }

    // As SwAV's listing has it: prototypes are rows.
    private static double[] Literal(double[] scores, int batch, int prototypes, double epsilon, int iterations)
    {
        var q = new double[batch, prototypes];
        var total = 0.0;
        for (var b = 0; b < batch; b++)
        {
            for (var k = 0; k < prototypes; k++)
            {
                total += q[b, k] = Math.Exp(scores[(b * prototypes) + k] / epsilon);
            }
        }

        for (var b = 0; b < batch; b++)
        {
            for (var k = 0; k < prototypes; k++)
            {
                q[b, k] /= total;
            }
        }

        for (var iteration = 0; iteration < iterations; iteration++)
        {
            for (var k = 0; k < prototypes; k++)
            {
                var mass = Enumerable.Range(0, batch).Sum(b => q[b, k]);
                for (var b = 0; b < batch; b++)
                {
                    q[b, k] /= mass * prototypes;
                }
            }

            for (var b = 0; b < batch; b++)
            {
                var mass = Enumerable.Range(0, prototypes).Sum(k => q[b, k]);
                for (var k = 0; k < prototypes; k++)
                {
                    q[b, k] /= mass * batch;
                }
            }
        }

        return [.. q.Cast<double>().Select(value => value * batch)];
    }
}
