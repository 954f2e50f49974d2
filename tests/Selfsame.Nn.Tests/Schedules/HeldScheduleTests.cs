using Selfsame.Nn.Optimizers;
using Selfsame.Nn.Schedules;
using Xunit;

namespace Selfsame.Nn.Tests.Schedules;

public sealed class HeldScheduleTests
{
    [Fact]
    public void At_WithinAnEpoch_IsTheValueOfItsFirstStep()
    {
        var schedule = new HeldSchedule(Schedule.Linear(1, 0, 8), 4);

        Assert.Equal([1, 1, 1, 1, 0.5, 0.5], Enumerable.Range(0, 6).Select(step => schedule.At(step)));
    }

    [Fact]
    public void LearningRateSchedule_PerEpoch_IsPyTorchsCosineSteppedOnceAnEpoch()
    {
        var options = new OptimizerOptions { LearningRate = 0.12, PerEpoch = true };
        var schedule = options.LearningRateSchedule(totalSteps: 390, stepsPerEpoch: 39);

        for (var epoch = 0; epoch < 10; epoch++)
        {
            var expected = 0.12 * (1 + Math.Cos(Math.PI * epoch / 10)) / 2;
            Assert.Equal(expected, schedule.At(39 * epoch), 1e-12);
            Assert.Equal(expected, schedule.At((39 * epoch) + 38), 1e-12);
        }
    }
}
