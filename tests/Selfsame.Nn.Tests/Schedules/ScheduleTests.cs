using System.Text.Json;
using Selfsame.Nn.Schedules;
using Xunit;

namespace Selfsame.Nn.Tests.Schedules;

public sealed class ScheduleTests
{
    [Fact]
    public void At_EachKind_HasItsValues()
    {
        Assert.Equal(0.3, Schedule.Constant(0.3).At(1e9));
        Assert.Equal([0, 0.5, 1, 1], new[] { -1.0, 5, 10, 11 }.Select(Schedule.Linear(0, 1, 10).At));
        Assert.Equal([1, 0.5, 0, 0], new[] { 0.0, 5, 10, 11 }.Select(step => Math.Round(Schedule.Cosine(1, 0, 10).At(step), 12)));
        Assert.Equal([1, 1, 0.1, 0.01], new[] { 0.0, 2, 3, 6 }.Select(step => Math.Round(new StepsSchedule(1, 0.1, [3, 6]).At(step), 12)));
        var sequence = new SequenceSchedule([Schedule.Constant(5), Schedule.Linear(0, 1, 4), Schedule.Constant(7)], [2, 4]);
        Assert.Equal([5, 5, 0, 0.25, 7, 7], new[] { 0.0, 1, 2, 3, 6, 100 }.Select(sequence.At));
    }

    [Fact]
    public void Warmup_OfNoSteps_IsWhatFollows() =>
        Assert.Equal(Schedule.Cosine(1, 0, 10).At(3), Schedule.Warmup(0, Schedule.Cosine(1, 0, 10)).At(3));

    [Theory]
    [InlineData(WarmupShape.AfterFirst, 0.25, 0.5, 1)]
    [InlineData(WarmupShape.BothEnds, 0, 1 / 3.0, 1)]
    [InlineData(WarmupShape.FromStart, 0, 0.25, 0.75)]
    public void Warmup_EachShape_HasItsEnds(WarmupShape shape, double first, double second, double last)
    {
        var schedule = Schedule.Warmup(4, Schedule.Constant(1), shape: shape);

        Assert.Equal(first, schedule.At(0), 1e-12);
        Assert.Equal(second, schedule.At(1), 1e-12);
        Assert.Equal(last, schedule.At(3), 1e-12);
        Assert.Equal(1, schedule.At(4), 1e-12);
    }

    [Fact]
    public void Json_NestedSchedule_ComesBackEqual()
    {
        Schedule[] schedules =
        [
            Schedule.Warmup(10, Schedule.Cosine(0.5, 0, 90), 0.01, WarmupShape.BothEnds),
            new StepsSchedule(1, 0.1, [3, 6]),
            new SequenceSchedule([Schedule.Constant(1), new CosineWaveSchedule(0, 1, 7)], [5]),
            Schedule.Linear(0, 1, 3),
        ];

        foreach (var schedule in schedules)
        {
            var json = JsonSerializer.Serialize(schedule);
            Assert.Equal(schedule, JsonSerializer.Deserialize<Schedule>(json));
        }

        Assert.Contains("\"kind\":\"cosine\"", JsonSerializer.Serialize(schedules[0]));
    }
}
