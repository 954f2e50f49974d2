namespace Selfsame.Nn.Schedules;

/// <summary>Half a cosine that arrives at step <see cref="Steps"/> and stays there.</summary>
/// <remarks>
/// Loshchilov and Hutter, ICLR 2017, arXiv 1608.03983, without restarts. For n steps of training, lightly takes a length of n - 1 (the
/// last step has the end value); solo-learn, DINO and MAE take n (it is approached).
/// </remarks>
/// <param name="From">The value at step 0.</param>
/// <param name="To">The value from the end on.</param>
/// <param name="Steps">The length; 0 is at its end from the start.</param>
public sealed record CosineSchedule(double From, double To, double Steps) : Schedule
{
    /// <inheritdoc/>
    public override double At(double step) =>
        step >= Steps ? To : To + ((From - To) * (1 + Math.Cos(Math.PI * Math.Max(step, 0) / Steps)) / 2);
}
