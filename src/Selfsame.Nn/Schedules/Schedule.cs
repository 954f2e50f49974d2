using System.Text.Json.Serialization;

namespace Selfsame.Nn.Schedules;

/// <summary>A number that follows the step: a learning rate, a temperature, a weight decay, a momentum. A value, printable as JSON.</summary>
/// <remarks>
/// Steps count from 0 and may be fractional; whether a step is an update or an epoch is the caller's choice. Public codes disagree on
/// when a schedule arrives at its end, so each class says it and <see cref="WarmupShape"/> names the three ways to warm up.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ConstantSchedule), "constant")]
[JsonDerivedType(typeof(LinearSchedule), "linear")]
[JsonDerivedType(typeof(CosineSchedule), "cosine")]
[JsonDerivedType(typeof(CosineWaveSchedule), "cosine-wave")]
[JsonDerivedType(typeof(StepsSchedule), "steps")]
[JsonDerivedType(typeof(HeldSchedule), "held")]
[JsonDerivedType(typeof(WarmupSchedule), "warmup")]
[JsonDerivedType(typeof(SequenceSchedule), "sequence")]
public abstract record Schedule
{
    /// <summary>The value at a step.</summary>
    /// <param name="step">From 0; before 0 as at 0.</param>
    public abstract double At(double step);

    /// <summary>Always the same.</summary>
    /// <param name="value">The value.</param>
    public static Schedule Constant(double value) => new ConstantSchedule(value);

    /// <summary>A straight line, then its end.</summary>
    /// <param name="from">The value at step 0.</param>
    /// <param name="to">The value from step <paramref name="steps"/> on.</param>
    /// <param name="steps">Its length.</param>
    public static Schedule Linear(double from, double to, double steps) => new LinearSchedule(from, to, steps);

    /// <summary>Half a cosine, then its end.</summary>
    /// <param name="from">The value at step 0.</param>
    /// <param name="to">The value from step <paramref name="steps"/> on.</param>
    /// <param name="steps">Its length.</param>
    public static Schedule Cosine(double from, double to, double steps) => new CosineSchedule(from, to, steps);

    /// <summary>A straight rise to where another schedule starts, then that schedule.</summary>
    /// <param name="steps">Length of the rise; 0 for none.</param>
    /// <param name="then">What follows; its step 0 is step <paramref name="steps"/>.</param>
    /// <param name="from">Where the rise begins.</param>
    /// <param name="shape">Which steps have the two end values.</param>
    public static Schedule Warmup(double steps, Schedule then, double from = 0, WarmupShape shape = WarmupShape.AfterFirst) =>
        new WarmupSchedule(steps, then, from) { Shape = shape };
}
