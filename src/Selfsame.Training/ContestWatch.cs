using System.Globalization;
using Selfsame.SelfSupervised.Health;
using Selfsame.Training.Observers;

namespace Selfsame.Training;

/// <summary>Knows what it looks like when one side of an adversarial method has nothing left to learn from the other.</summary>
internal sealed class ContestWatch(Action<string> warn)
{
    private ContestFigures? _before;
    private bool _saidCollapse;
    private bool _saidWon;

    public void Look(EpochReport report)
    {
        if (report.Contest is not { } contest)
        {
            return;
        }

        var before = _before;
        _before = contest;
        if (!_saidCollapse && HealthLimits.IsOnePicture(contest, before))
        {
            _saidCollapse = true;
            warn(Text($"The generator makes nearly one picture only (mode collapse): two of its pictures differ {contest.Diversity:P0} as much as two real ones. Hold the discriminator back ({contest.Remedy}), or use a larger batch."));
        }

        if (!_saidWon && HealthLimits.HasWon(contest, before))
        {
            _saidWon = true;
            warn(Text($"The discriminator has won: for a whole epoch it scored {contest.Separation:P1} of real pictures above made ones, so that the generator learns nothing. To hold it back, {contest.Remedy}."));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
