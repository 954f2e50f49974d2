namespace Selfsame.SelfSupervised.Methods;

/// <summary>How far predicted features are from their targets.</summary>
public enum FeatureDistance
{
    /// <summary>The mean of squared differences, as in I-JEPA's paper.</summary>
    Squared,

    /// <summary>Squared up to a difference of 1 and straight beyond, as in I-JEPA's published code.</summary>
    SmoothL1,
}
