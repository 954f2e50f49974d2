using Selfsame.SelfSupervised.Health;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Health;

public sealed class ContestFiguresTests
{
    [Fact]
    public void Of_ScoresWithATie_CountsPairsByHand()
    {
        using var scope = new TensorScope();
        double[] real = [2, 0.5, -1], fake = [1, 0.5];
        var wins = real.Sum(r => fake.Sum(f => r > f ? 1.0 : r == f ? 0.5 : 0)) / 6;

        var figures = ContestFigures.Of(new ObservedContest(Column(real), Column(fake), Tensor.Randn([3, 3, 16, 16]), Tensor.Randn([2, 3, 16, 16])));

        Assert.Equal(wins, figures.Separation, 1e-12);
    }

    [Fact]
    public void Of_OnePictureOnly_HasNoDiversityAndOfTheSamePicturesOne()
    {
        using var scope = new TensorScope();
        var (real, scores) = (Tensor.Randn([6, 3, 16, 16]), Tensor.Zeros([6, 1]));

        Assert.Equal(0, ContestFigures.Of(new ObservedContest(scores, scores, real, Tensor.Ones([6, 3, 16, 16]))).Diversity, 1e-5);
        Assert.Equal(1, ContestFigures.Of(new ObservedContest(scores, scores, real, real)).Diversity, 1e-9);
        Assert.Equal(0.5, ContestFigures.Of(new ObservedContest(scores, scores, real, real * 0.5)).Diversity, 1e-5);
    }

    [Fact]
    public void MeanDistance_Rows_IsThatOfAllPairs()
    {
        using var scope = new TensorScope();
        var x = RandomVectors.Of(1, 12);
        var sum = 0.0;
        for (var i = 0; i < 4; i++)
        {
            for (var j = i + 1; j < 4; j++)
            {
                sum += LossRows.Distance(x, i, x, j, 3);
            }
        }

        Assert.Equal(sum / 6, ContestFigures.MeanDistance(LossRows.Rows(x, 3)), 1e-10);
    }

    private static Tensor Column(double[] values) => Tensor.From<double>(values, [values.Length, 1]);
}
