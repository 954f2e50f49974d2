namespace Selfsame.Nn.Schedules;

/// <summary>A straight rise, then another schedule.</summary>
/// <param name="Steps">Length of the rise, W; 0 for none.</param>
/// <param name="Then">What follows; its step 0 is step W.</param>
/// <param name="From">Where the rise begins.</param>
public sealed record WarmupSchedule(double Steps, Schedule Then, double From = 0) : Schedule
{
    /// <summary>Where the rise ends; null for where <see cref="Then"/> starts.</summary>
    public double? To { get; init; }

    /// <summary>Which steps have the two end values.</summary>
    public WarmupShape Shape { get; init; }

    /// <inheritdoc/>
    public override double At(double step)
    {
        if (step >= Steps)
        {
            return Then.At(step - Steps);
        }

        var at = Math.Max(step, 0);
        var share = Shape switch
        {
            WarmupShape.AfterFirst => Math.Min((at + 1) / Steps, 1),
            WarmupShape.BothEnds => Steps > 1 ? Math.Min(at / (Steps - 1), 1) : 0,
            _ => at / Steps,
        };
        return From + (((To ?? Then.At(0)) - From) * share);
    }
}
