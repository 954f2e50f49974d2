namespace Selfsame.Nn.Optimizers;

/// <summary>Settings of <see cref="Lars"/>. Which parameters are left out of decay and of the trust ratio stands in the groups.</summary>
public sealed record LarsOptions
{
    /// <summary>Share of the buffer that is kept, in [0, 1).</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>True to look ahead by one more momentum step.</summary>
    public bool Nesterov { get; init; }

    /// <summary>Weight decay, added to the gradient before the trust ratio scales it.</summary>
    public double WeightDecay { get; init; }

    /// <summary>The trust coefficient η: .001 in the paper and at 224 pixels, .02 in solo-learn's CIFAR recipes.</summary>
    public double TrustCoefficient { get; init; } = 0.001;

    /// <summary>Which of the two conventions the trust ratio follows.</summary>
    public TrustRatio TrustRatio { get; init; } = TrustRatio.SumOfNorms;

    /// <summary>Added to the denominator of <see cref="TrustRatio.SumOfNorms"/>.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>True to cap the trust ratio at the learning rate, that is to scale by min(ratio / learning rate, 1) (LARC).</summary>
    public bool ClipTrust { get; init; }

    /// <summary>
    /// True to keep the learning rate inside the momentum buffer, as in the paper and SimCLR's TensorFlow code; false for outside, as in the
    /// PyTorch ports. The two differ where the learning rate changes.
    /// </summary>
    public bool LearningRateInMomentum { get; init; }
}
