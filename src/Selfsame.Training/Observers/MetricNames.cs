namespace Selfsame.Training.Observers;

/// <summary>Under which paths reports are written to <c>metrics.jsonl</c> and to TensorBoard.</summary>
public static class MetricNames
{
    /// <summary>The figures of a step.</summary>
    /// <param name="report">The step.</param>
    public static IEnumerable<Figure> Of(StepReport report)
    {
        yield return new Figure("loss/total", report.Loss);
        foreach (var term in report.Terms)
        {
            // A figure that is no part of the loss says itself where it belongs: task/accuracy.
            yield return term.Name.Contains('/', StringComparison.Ordinal) ? term : new Figure($"loss/{term.Name}", term.Value);
        }

        yield return new Figure("optimizer/learning-rate", report.LearningRate);
        if (report.GradientNorm is { } norm)
        {
            yield return new Figure("health/gradient-norm", norm);
        }

        yield return new Figure("speed/samples-per-second", report.SamplesPerSecond);
        yield return new Figure("speed/data-wait", report.DataWaitShare);
        yield return new Figure("memory/resident-bytes", report.MemoryBytes);
    }

    /// <summary>The figures of an epoch.</summary>
    /// <param name="report">The epoch.</param>
    public static IEnumerable<Figure> Of(EpochReport report)
    {
        yield return new Figure("epoch/loss", report.MeanLoss);
        if (report.Health is { } health)
        {
            yield return new Figure("health/spread", health.Spread);
            yield return new Figure("health/rank", health.Rank);
            if (health.Alignment is { } alignment)
            {
                yield return new Figure("health/alignment", alignment);
            }

            yield return new Figure("health/uniformity", health.Uniformity);
            yield return new Figure("health/redundancy", health.Redundancy);
            yield return new Figure("epoch/rank-limit", health.RankLimit);
        }

        if (report.Contest is { } contest)
        {
            yield return new Figure("health/separation", contest.Separation);
            yield return new Figure("health/diversity", contest.Diversity);
            yield return new Figure("epoch/may-win", contest.MayWin ? 1 : 0);
            yield return new Figure("epoch/encoder-judges", contest.EncoderJudges ? 1 : 0);
        }

        foreach (var figure in report.Evaluation?.Figures ?? [])
        {
            yield return new Figure($"eval/{figure.Name}", figure.Value);
        }

        yield return new Figure("epoch/samples-per-second", report.SamplesPerSecond);
        yield return new Figure("epoch/data-wait", report.DataWaitShare);
        yield return new Figure("epoch/seconds", report.Duration.TotalSeconds);
    }
}
