namespace Selfsame.Nn.Optimizers;

/// <summary>Settings of <see cref="Adam"/>.</summary>
public sealed record AdamOptions
{
    /// <summary>Decay of the mean of gradients, β1.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Decay of the mean of squared gradients, β2.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>Added to the square root, ε.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>Weight decay λ.</summary>
    public double WeightDecay { get; init; }

    /// <summary>True to shrink the weights by ηλ themselves (AdamW), false to add λw to the gradient (Adam).</summary>
    public bool Decoupled { get; init; } = true;

    /// <summary>True to divide by the largest mean square so far.</summary>
    public bool AmsGrad { get; init; }
}
