namespace Selfsame.Nn.Optimizers;

/// <summary>Settings of <see cref="RmsProp"/>.</summary>
public sealed record RmsPropOptions
{
    /// <summary>Decay of the mean of squared gradients, α, in [0, 1).</summary>
    public double Decay { get; init; } = 0.99;

    /// <summary>Added to the square root, ε.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>Weight decay λ, added to the gradient.</summary>
    public double WeightDecay { get; init; }
}
