namespace Selfsame.SelfSupervised.Losses;

/// <summary>What a discriminator and its opponent are told about the scores that the discriminator gives.</summary>
public enum AdversarialLoss
{
    /// <summary>Scores are log-odds of being real; the opponent raises those of what it makes (Goodfellow et al., NeurIPS 2014, non-saturating).</summary>
    CrossEntropy,

    /// <summary>Scores beyond a margin of 1 count no further (Lim and Ye, 2017; Miyato et al., ICLR 2018).</summary>
    Hinge,

    /// <summary>Plain differences of scores; the discriminator must be held smooth by a gradient penalty or spectral normalisation (Arjovsky et al., ICML 2017).</summary>
    Wasserstein,

    /// <summary>Scores are driven to 1 and 0 (Mao et al., ICCV 2017).</summary>
    LeastSquares,
}
