namespace Selfsame.Nn.Schedules;

/// <summary>Always the same value.</summary>
/// <param name="Value">The value.</param>
public sealed record ConstantSchedule(double Value) : Schedule
{
    /// <inheritdoc/>
    public override double At(double step) => Value;
}
