namespace Selfsame.SelfSupervised.Losses;

/// <summary>How mutual information is estimated from the scores of pairs that belong together and of pairs that do not.</summary>
public enum InformationEstimator
{
    /// <summary>Jensen and Shannon's divergence: bounded, and content with few negatives.</summary>
    JensenShannon,

    /// <summary>InfoNCE: each pair must be picked among its negatives; wants many of them.</summary>
    InfoNce,

    /// <summary>Donsker and Varadhan's bound of the true mutual information: unbounded, and unsteady.</summary>
    DonskerVaradhan,
}
