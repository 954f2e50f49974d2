namespace Selfsame.SelfSupervised.Clustering;

/// <summary>Where k-means begins.</summary>
public enum KMeansStart
{
    /// <summary>At rows drawn without regard to each other; quick, and what DeepCluster's code does.</summary>
    Random,

    /// <summary>At rows drawn one after another, far ones more often (k-means++; Arthur and Vassilvitskii, SODA 2007): one pass over the data a cluster.</summary>
    PlusPlus,
}
