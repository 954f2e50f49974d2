namespace Selfsame.SelfSupervised.Losses;

/// <summary>The divergences whose bounds a network can climb, by the names of Nowozin et al., NeurIPS 2016, arXiv 1606.00709.</summary>
public enum DivergenceMeasure
{
    /// <summary>Jensen and Shannon's, moved so that a network that knows nothing gives 0.</summary>
    JensenShannon,

    /// <summary>The loss of generative adversarial networks: Jensen and Shannon's without that move.</summary>
    Adversarial,

    /// <summary>Kullback and Leibler's.</summary>
    KullbackLeibler,

    /// <summary>Kullback and Leibler's with both distributions exchanged.</summary>
    ReverseKullbackLeibler,

    /// <summary>Pearson's chi squared.</summary>
    ChiSquared,

    /// <summary>Hellinger's, squared.</summary>
    Hellinger,

    /// <summary>Wasserstein's: the scores as they are. The network must be kept from growing by other means.</summary>
    Wasserstein,
}
