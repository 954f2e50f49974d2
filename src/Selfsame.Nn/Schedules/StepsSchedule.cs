namespace Selfsame.Nn.Schedules;

/// <summary>A value that is multiplied at certain steps.</summary>
/// <param name="From">The value before the first of them.</param>
/// <param name="Factor">By what it is multiplied each time.</param>
/// <param name="Milestones">The steps at which, in ascending order.</param>
public sealed record StepsSchedule(double From, double Factor, IReadOnlyList<double> Milestones) : Schedule
{
    /// <inheritdoc/>
    public override double At(double step) => From * Math.Pow(Factor, Milestones.Count(milestone => step >= milestone));

    /// <summary>Equal where all numbers are.</summary>
    /// <param name="other">Another schedule.</param>
    public bool Equals(StepsSchedule? other) =>
        other is not null && From == other.From && Factor == other.Factor && Milestones.SequenceEqual(other.Milestones);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(From, Factor, Milestones.Count);
}
