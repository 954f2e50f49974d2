namespace Selfsame.Torch.Tests.Operators;

/// <summary>Under what conditions a row is checked, where they are not the usual ones.</summary>
public sealed record Conditions
{
    /// <summary>The least value of the inputs.</summary>
    public double From { get; init; } = -2;

    /// <summary>The largest value of the inputs.</summary>
    public double To { get; init; } = 2;

    /// <summary>The layouts of the inputs; the incoming gradient takes all of them in any case.</summary>
    public Layouts Layouts { get; init; } = Layouts.All;

    /// <summary>Whether float32 is checked as well.</summary>
    public bool Single { get; init; } = true;
}
