using System.Globalization;
using Selfsame.Training.Observers;
using Selfsame.Training.Runs;
using Selfsame.Training.Settings;

namespace Selfsame.Training;

/// <summary>Knows what an unhealthy run looks like, and what to do about it.</summary>
internal sealed class TrainerWatch
{
    private readonly TrainerOptions _options;
    private bool _saidWait;
    private bool _saidRank;

    public TrainerWatch(TrainerOptions options, Action<string> warn)
    {
        _options = options;
        Warn = warn;
    }

    public Action<string> Warn { get; }

    public void Look(EpochReport report)
    {
        // A discriminator needs no more than the one direction that tells real from made: its contest is looked at instead.
        if (report.Health is { } health && report.Contest is not { EncoderJudges: true })
        {
            if (HealthLimits.IsCollapsed(health.Spread))
            {
                Warn(Text($"The embeddings have collapsed: their standard deviation times sqrt(d) is {health.Spread:0.000}, where about 1 is healthy. Lower optimizer.learningRate, use a larger batch or stronger views."));
            }
            else if (HealthLimits.IsOneDirection(health.Redundancy))
            {
                Warn(Text($"The embeddings have collapsed to one direction: the mean squared correlation of their dimensions is {health.Redundancy:0.00}, where 0 is healthy and at 1 all say the same. Raise the weight of the term that keeps dimensions apart (method.lambda and the like), or lower optimizer.learningRate."));
            }
            else if (!_saidRank && HealthLimits.IsOfFewDirections(health.Rank, health.RankLimit))
            {
                _saidRank = true;
                Warn(Text($"The features use few directions: their effective rank is {health.Rank:0.0} of {health.RankLimit:0}. If it does not rise with the epochs, lower optimizer.learningRate or use stronger views."));
            }
        }

        if (!_saidWait && HealthLimits.IsWaiting(report.DataWaitShare, report.Duration.TotalSeconds))
        {
            _saidWait = true;
            Warn(Text($"Training waited for data {report.DataWaitShare:P0} of the time: use more --workers, a faster disk, or smaller pictures."));
        }
    }

    /// <param name="value">The loss.</param>
    /// <param name="position">Where it was met.</param>
    /// <param name="learningRate">The rate of that step.</param>
    /// <param name="isKept">Whether the run keeps checkpoints.</param>
    /// <param name="checkpoint">The folder of the newest, or null if there is none yet.</param>
    public DivergenceException NotFinite(double value, TrainingPosition position, double learningRate, bool isKept, string? checkpoint)
    {
        var what = double.IsNaN(value) ? "is not a number" : "is infinite";
        var precision = _options.Precision == Precision.BFloat16 ? ", or compute with --precision float32" : "";
        var last = !isKept ? "" : checkpoint is null ? " There is no checkpoint yet." : $" The newest checkpoint, {checkpoint}, is from before.";
        return new DivergenceException(Text(
            $"The loss {what} at step {position.Step} (epoch {position.Epoch}). Lower optimizer.learningRate (the rate of this step is {learningRate:G4}), set clipGradientNorm to 1{precision}.{last}"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
