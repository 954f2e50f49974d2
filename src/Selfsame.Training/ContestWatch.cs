using System.Globalization;
using Selfsame.Training.Observers;

namespace Selfsame.Training;

/// <summary>Knows what it looks like when one side of an adversarial method has nothing left to learn from the other.</summary>
internal sealed class ContestWatch(Action<string> warn)
{
    internal const double SmallestDiversity = 0.25;
    internal const double LargestSeparation = 0.995;

    // A generator begins with nearly one picture, and is well as long as its pictures become more different.
    private const double Rise = 1.1;

    private double? _lastDiversity;
    private bool _saidCollapse;
    private bool _saidWon;

    public void Look(EpochReport report)
    {
        if (report.Contest is not { } contest)
        {
            return;
        }

        // What the two make of each other in their first epoch says nothing.
        var last = _lastDiversity;
        _lastDiversity = contest.Diversity;
        if (last is null)
        {
            return;
        }

        if (!_saidCollapse && contest.Diversity < SmallestDiversity && contest.Diversity < Rise * last)
        {
            _saidCollapse = true;
            warn(Text($"The generator makes nearly one picture only (mode collapse): two of its pictures differ {contest.Diversity:P0} as much as two real ones. Set method.spectralNorm to true or a penalty on gradients, lower optimizer.learningRate, or use a larger batch."));
        }

        if (!_saidWon && !contest.MayWin && contest.Separation > LargestSeparation)
        {
            _saidWon = true;
            warn(Text($"The discriminator has won: for a whole epoch it scored {contest.Separation:P1} of real pictures above made ones, so that the generator learns nothing. Set method.realPenalty or method.spectralNorm, lower optimizer.learningRate, or raise method.generatorLearningRate."));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
