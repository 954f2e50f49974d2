using Selfsame.Training.Evaluation;
using Xunit;

namespace Selfsame.Training.Tests.Evaluation;

public sealed class AccuracyTests
{
    [Fact]
    public void Of_ThreeQueries_CountsFirstAndFirstFive()
    {
        float[] scores = [
            7, 6, 5, 4, 3, 2, 1,
            7, 6, 5, 4, 3, 2, 1,
            7, 6, 5, 4, 3, 2, 1];
        var accuracy = Accuracy.Of(scores, [0, 4, 5], 7);
        Assert.Equal(1 / 3.0, accuracy.Top1, 1e-12);
        Assert.Equal(2 / 3.0, accuracy.Top5, 1e-12);
    }

    [Fact]
    public void Of_EqualScores_RankByClassIndexAndNotInFavourOfTheTruth()
        => Assert.Equal(0.5, Accuracy.Of([1, 1, 1, 1], [0, 1], 2).Top1);

    [Fact]
    public void Of_NoQueries_IsRefused() => Assert.Throws<ArgumentException>(() => Accuracy.Of([], [], 3));
}
