namespace Selfsame.Nn.Schedules;

/// <summary>A straight line that arrives at step <see cref="Steps"/> and stays there.</summary>
/// <param name="From">The value at step 0.</param>
/// <param name="To">The value from the end on.</param>
/// <param name="Steps">The length.</param>
public sealed record LinearSchedule(double From, double To, double Steps) : Schedule
{
    /// <inheritdoc/>
    public override double At(double step) => step >= Steps ? To : From + ((To - From) * Math.Max(step, 0) / Steps);
}
