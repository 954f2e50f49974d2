using System.ComponentModel.DataAnnotations;
using Selfsame.SelfSupervised.Losses;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="BiGAN"/>. Defaults are the paper's, whose networks are left open.</summary>
public sealed record BiGANOptions
{
    /// <summary>Which loss the two sides have: crossEntropy (the paper's), hinge, wasserstein or leastSquares.</summary>
    public AdversarialLoss Loss { get; init; } = AdversarialLoss.CrossEntropy;

    /// <summary>How many numbers a picture is coded by.</summary>
    [Range(1, 65536)]
    public int LatentWidth { get; init; } = 200;

    /// <summary>Channels of the generator's finest hidden map, and of the discriminator's; each coarser one has twice as many.</summary>
    [Range(1, 4096)]
    public int GeneratorWidth { get; init; } = 128;

    /// <summary>Width of the discriminator's layers that see picture and code together.</summary>
    [Range(1, 65536)]
    public int HiddenWidth { get; init; } = 1024;

    /// <summary>True for a code that is drawn around what the encoder says (ALI), false for what it says (BiGAN).</summary>
    public bool Stochastic { get; init; }

    /// <summary>Whether every weight of the discriminator is divided by its largest singular value (Miyato et al., arXiv 1802.05957).</summary>
    public bool SpectralNorm { get; init; } = true;

    /// <summary>Weight γ of the penalty on the discriminator's squared gradients at real pictures (R1; it enters by its half), 0 for none.</summary>
    [Range(0, 1e6)]
    public double RealPenalty { get; init; }

    /// <summary>R1 is computed at steps divisible by this, and counts as many times (Karras et al., arXiv 1912.04958, appendix B: 16).</summary>
    [Range(1, 1000)]
    public int RealPenaltyInterval { get; init; } = 1;

    /// <summary>
    /// Weight of the mean absolute difference between a picture and what the generator makes of its code, 0 for none: the cycle consistency of Li et al.
    /// (ALICE), NeurIPS 2017, arXiv 1709.01435.
    /// </summary>
    [Range(0, 1e6)]
    public double CycleWeight { get; init; }

    /// <summary>The generator's and encoder's own highest learning rate; null for that of optimizer.learningRate, which is then both sides'.</summary>
    [Range(0, 100)]
    public double? GeneratorLearningRate { get; init; }
}
