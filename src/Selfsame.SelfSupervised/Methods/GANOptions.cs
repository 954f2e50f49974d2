using System.ComponentModel.DataAnnotations;
using Selfsame.SelfSupervised.Losses;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="GAN"/>. Defaults are those of DCGAN.</summary>
public sealed record GANOptions
{
    /// <summary>Which loss the two have: crossEntropy (DCGAN's), hinge, wasserstein or leastSquares.</summary>
    public AdversarialLoss Loss { get; init; } = AdversarialLoss.CrossEntropy;

    /// <summary>How many random numbers a picture is made from.</summary>
    [Range(1, 65536)]
    public int LatentWidth { get; init; } = 100;

    /// <summary>Channels of the generator's finest hidden map; each coarser one has twice as many.</summary>
    [Range(1, 4096)]
    public int GeneratorWidth { get; init; } = 128;

    /// <summary>True to divide every weight of the discriminator by its largest singular value (Miyato et al., arXiv 1802.05957).</summary>
    public bool SpectralNorm { get; init; }

    /// <summary>Weight of the penalty on gradients that are not 1 long, between real and made pictures: 10 in WGAN-GP, 0 for none.</summary>
    [Range(0, 1e6)]
    public double GradientPenalty { get; init; }

    /// <summary>Weight γ of the penalty on squared gradients at real pictures (R1; it enters by its half), 0 for none.</summary>
    [Range(0, 1e6)]
    public double RealPenalty { get; init; }

    /// <summary>R1 is computed at steps divisible by this, and counts as many times: it costs more than all the rest (Karras et al., arXiv 1912.04958, appendix B: 16).</summary>
    [Range(1, 1000)]
    public int RealPenaltyInterval { get; init; } = 1;

    /// <summary>Steps of the discriminator to one of the generator: 1 in DCGAN, 5 in WGAN-GP.</summary>
    [Range(1, 100)]
    public int DiscriminatorSteps { get; init; } = 1;

    /// <summary>What real pictures are said to be with crossEntropy: 1, or 0.9 to keep the discriminator from being too sure.</summary>
    [Range(0.5, 1)]
    public double RealTarget { get; init; } = 1;

    /// <summary>The generator's own highest learning rate; null for that of optimizer.learningRate, which is then both sides'.</summary>
    [Range(0, 100)]
    public double? GeneratorLearningRate { get; init; }

    /// <summary>Momentum of the generator's slow average, which is what makes the pictures in the end; 0 for the generator itself.</summary>
    [Range(0, 0.999999)]
    public double Average { get; init; }
}
