using Selfsame.SelfSupervised.Health;
using Selfsame.Training.Observers;
using Selfsame.Training.Runs;
using Xunit;

namespace Selfsame.Training.Tests.Training;

public sealed class BestEpochTests
{
    [Theory]
    [InlineData(0.5, 0.4, true)]
    [InlineData(0.4, 0.4, false)]
    public void IsBetter_WithLabels_GoesByTheScoreAlone(double score, double best, bool better)
    {
        var report = Report(rank: 1, loss: 100) with { Evaluation = new EpochEvaluation([], score) };

        Assert.Equal(better, BestEpoch.IsBetter(report, new TrainingPosition { BestScore = best, BestLoss = 1 }));
    }

    [Theory]
    [InlineData(31, 2.0, true)]
    [InlineData(31, 2.19, true)]
    [InlineData(31, 2.3, false)]
    [InlineData(30, 1.0, false)]
    public void IsBetter_WithoutLabels_NeedsAHigherRankAndALossThatHasNotRisen(double rank, double loss, bool better) =>
        Assert.Equal(better, BestEpoch.IsBetter(Report(rank, loss), new TrainingPosition { BestScore = 30, BestLoss = 2 }));

    [Fact]
    public void IsBetter_NegativeLosses_AreComparedByTheirSize() =>
        Assert.False(BestEpoch.IsBetter(Report(31, -0.5), new TrainingPosition { BestScore = 30, BestLoss = -0.9 }));

    [Fact]
    public void IsBetter_TheFirstEpoch_Is()
    {
        Assert.True(BestEpoch.IsBetter(Report(2, 3), new TrainingPosition()));
        Assert.False(BestEpoch.IsBetter(Report(2, 3) with { Health = null }, new TrainingPosition()));
    }

    private static EpochReport Report(double rank, double loss) => new()
    {
        Epoch = 0,
        Step = 5,
        MeanLoss = loss,
        Health = new HealthFigures(1, rank, 64, null, -1, 0),
        SamplesPerSecond = 1,
        DataWaitShare = 0,
        MemoryBytes = 0,
        Duration = TimeSpan.Zero,
    };
}
