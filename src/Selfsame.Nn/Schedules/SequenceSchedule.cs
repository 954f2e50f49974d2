namespace Selfsame.Nn.Schedules;

/// <summary>Schedules one after another; the last goes on for ever.</summary>
/// <param name="Parts">The schedules, at least one; each starts anew at its own step 0.</param>
/// <param name="Lengths">How many steps each lasts; one fewer than there are parts.</param>
public sealed record SequenceSchedule(IReadOnlyList<Schedule> Parts, IReadOnlyList<double> Lengths) : Schedule
{
    /// <inheritdoc/>
    public override double At(double step)
    {
        var i = 0;
        while (i < Lengths.Count && i < Parts.Count - 1 && step >= Lengths[i])
        {
            step -= Lengths[i++];
        }

        return Parts[i].At(step);
    }

    /// <summary>Equal where all parts and lengths are.</summary>
    /// <param name="other">Another schedule.</param>
    public bool Equals(SequenceSchedule? other) =>
        other is not null && Parts.SequenceEqual(other.Parts) && Lengths.SequenceEqual(other.Lengths);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Parts.Count, Lengths.Count, Parts.Count > 0 ? Parts[0] : null);
}
