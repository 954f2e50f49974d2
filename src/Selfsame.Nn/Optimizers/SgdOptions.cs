namespace Selfsame.Nn.Optimizers;

/// <summary>Settings of <see cref="Sgd"/>.</summary>
public sealed record SgdOptions
{
    /// <summary>Share of the buffer that is kept, μ, in [0, 1).</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>Share of a new gradient that does not enter the buffer, δ.</summary>
    public double Dampening { get; init; }

    /// <summary>True to look ahead by one more momentum step.</summary>
    public bool Nesterov { get; init; }

    /// <summary>Weight decay λ, added to the gradient.</summary>
    public double WeightDecay { get; init; }
}
