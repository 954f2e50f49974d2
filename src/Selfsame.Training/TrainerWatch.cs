using System.Globalization;
using Selfsame.Training.Observers;
using Selfsame.Training.Runs;
using Selfsame.Training.Settings;

namespace Selfsame.Training;

/// <summary>Knows what an unhealthy run looks like, and what to do about it.</summary>
internal sealed class TrainerWatch
{
    internal const double SmallestSpread = 0.1;
    private const double SmallestRankShare = 0.02;

    // Above it embeddings of any width amount to less than 1.12 uncorrelated dimensions. Of healthy methods the highest seen in a first epoch is 0.61, where lambda 0 has 0.96.
    internal const double LargestRedundancy = 0.9;
    internal const double LargestWait = 0.1;
    private const double LeastSecondsWaited = 0.5;

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
        if (report.Health is { } health && report.Contest is null)
        {
            if (health.Spread < SmallestSpread)
            {
                Warn(Text($"The embeddings have collapsed: their standard deviation times sqrt(d) is {health.Spread:0.000}, where about 1 is healthy. Lower optimizer.learningRate, use a larger batch or stronger views."));
            }
            else if (health.Redundancy > LargestRedundancy)
            {
                Warn(Text($"The embeddings have collapsed to one direction: the mean squared correlation of their dimensions is {health.Redundancy:0.00}, where 0 is healthy and at 1 all say the same. Raise the weight of the term that keeps dimensions apart (method.lambda and the like), or lower optimizer.learningRate."));
            }
            else if (!_saidRank && health.Rank < Math.Max(2, SmallestRankShare * health.RankLimit))
            {
                _saidRank = true;
                Warn(Text($"The features use few directions: their effective rank is {health.Rank:0.0} of {health.RankLimit:0}. If it does not rise with the epochs, lower optimizer.learningRate or use stronger views."));
            }
        }

        if (!_saidWait && report.DataWaitShare > LargestWait && report.DataWaitShare * report.Duration.TotalSeconds > LeastSecondsWaited)
        {
            _saidWait = true;
            Warn(Text($"Training waited for data {report.DataWaitShare:P0} of the time: use more --workers, a faster disk, or smaller pictures."));
        }
    }

    public SettingException NotFinite(double value, TrainingPosition position, RunDirectory? run)
    {
        var what = double.IsNaN(value) ? "is not a number" : "is infinite";
        var precision = _options.Precision == Precision.BFloat16 ? ", or compute with --precision float32" : "";
        var last = run is null ? "" : $" The last checkpoint in {run.CheckpointsFolder} is from before.";
        return new SettingException(Text(
            $"The loss {what} at step {position.Step} (epoch {position.Epoch}). Lower optimizer.learningRate (now {_options.Optimizer.LearningRate:G4}), set clipGradientNorm to 1{precision}.{last}"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
