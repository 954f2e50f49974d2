namespace Selfsame.Nn.Schedules;

/// <summary>Another schedule that moves only every so many steps: with the steps of an epoch, one value an epoch.</summary>
/// <remarks>PyTorch's schedulers are commonly stepped once an epoch; lightly's CIFAR recipes are. The value of an epoch is that of its first step.</remarks>
/// <param name="Of">The schedule.</param>
/// <param name="Every">Steps for which a value holds, at least 1.</param>
public sealed record HeldSchedule(Schedule Of, double Every) : Schedule
{
    /// <inheritdoc/>
    public override double At(double step) => Of.At(Math.Floor(Math.Max(step, 0) / Every) * Every);
}
