namespace Selfsame.Nn.Optimizers;

/// <summary>Settings of <see cref="Adagrad"/>.</summary>
public sealed record AdagradOptions
{
    /// <summary>Added to the square root, ε.</summary>
    public double Epsilon { get; init; } = 1e-10;

    /// <summary>Weight decay λ, added to the gradient.</summary>
    public double WeightDecay { get; init; }
}
