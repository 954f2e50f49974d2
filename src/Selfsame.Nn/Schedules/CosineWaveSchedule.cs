namespace Selfsame.Nn.Schedules;

/// <summary>A cosine that swings for ever between two values.</summary>
/// <param name="From">The value at step 0 and after every whole period.</param>
/// <param name="To">The value after half a period.</param>
/// <param name="Period">Steps of one whole swing, above 0.</param>
public sealed record CosineWaveSchedule(double From, double To, double Period) : Schedule
{
    /// <inheritdoc/>
    public override double At(double step) => To + ((From - To) * (1 + Math.Cos(2 * Math.PI * Math.Max(step, 0) / Period)) / 2);
}
