using Selfsame.Nn.Schedules;
using Selfsame.Testing;
using Xunit;

namespace Selfsame.Nn.Tests.Golden;

public sealed class ScheduleGoldenTests
{
    [Fact]
    public void CosineSchedule_Lightly()
    {
        foreach (var test in SharedFiles.Golden("cosine_schedule.lightly").Cases)
        {
            var schedule = Lightly(test, test.Number("max_steps"));
            test.AssertOutput("value", Values(schedule, test.Inputs["step"].Values));
        }
    }

    [Fact]
    public void CosineWarmupSchedule_Lightly()
    {
        foreach (var test in SharedFiles.Golden("cosine_warmup_schedule.lightly").Cases)
        {
            var warmup = test.Number("warmup_steps");
            var schedule = new WarmupSchedule(
                warmup, Lightly(test, test.Number("max_steps") - warmup), test.Number("warmup_start_value"))
            {
                To = test.Has("warmup_end_value") ? test.Number("warmup_end_value") : null,
            };
            test.AssertOutput("value", Values(schedule, test.Inputs["step"].Values));
        }
    }

    [Fact]
    public void CosineWarmupScheduler_Lightly()
    {
        foreach (var test in SharedFiles.Golden("cosine_warmup_scheduler.lightly").Cases)
        {
            var (rate, warmup, epochs) = (test.Number("base_lr"), test.Number("warmup_epochs"), test.Number("max_epochs"));
            var cosine = Schedule.Cosine(rate * test.Number("start_value"), rate * test.Number("end_value"), epochs - warmup - 1);
            test.AssertOutput("lr_in_epoch", Values(Schedule.Warmup(warmup, cosine), Upto(epochs)));
        }
    }

    [Fact]
    public void WarmupCosineScheduler_Solo()
    {
        foreach (var test in SharedFiles.Golden("warmup_cosine_scheduler.solo").Cases)
        {
            var (warmup, epochs) = (test.Number("warmup_epochs"), test.Number("max_epochs"));
            var cosine = Schedule.Cosine(test.Number("base_lr"), test.Number("eta_min"), epochs - warmup);
            var schedule = Schedule.Warmup(warmup, cosine, test.Number("warmup_start_lr"), WarmupShape.BothEnds);
            test.AssertOutput("lr_in_epoch", Values(schedule, Upto(epochs + 1)));
        }
    }

    [Fact]
    public void CosineScheduler_Dino()
    {
        foreach (var test in SharedFiles.Golden("cosine_scheduler.dino").Cases)
        {
            var perEpoch = test.Number("niter_per_ep");
            var (warmup, steps) = (test.Number("warmup_epochs") * perEpoch, test.Number("epochs") * perEpoch);
            var cosine = Schedule.Cosine(test.Number("base_value"), test.Number("final_value"), steps - warmup);
            var schedule = Schedule.Warmup(warmup, cosine, test.Number("start_warmup_value"), WarmupShape.BothEnds);
            test.AssertOutput("value_per_iteration", Values(schedule, Upto(steps)));
        }
    }

    [Fact]
    public void AdjustLearningRate_Mae()
    {
        foreach (var test in SharedFiles.Golden("adjust_learning_rate.mae").Cases)
        {
            var (warmup, epochs) = (test.Number("warmup_epochs"), test.Number("epochs"));
            var cosine = Schedule.Cosine(test.Number("lr"), test.Number("min_lr"), epochs - warmup);
            var schedule = Schedule.Warmup(warmup, cosine, shape: WarmupShape.FromStart);
            test.AssertOutput("lr", Values(schedule, test.Inputs["epoch"].Values));
        }
    }

    private static Schedule Lightly(GoldenCase test, double steps)
    {
        var (start, end) = (test.Number("start_value"), test.Number("end_value"));
        return test.Has("period")
            ? new CosineWaveSchedule(start, end, test.Number("period"))
            : Schedule.Cosine(start, end, steps - 1);
    }

    private static double[] Values(Schedule schedule, IEnumerable<double> steps) => [.. steps.Select(schedule.At)];

    private static IEnumerable<double> Upto(double count) => Enumerable.Range(0, (int)count).Select(step => (double)step);
}
