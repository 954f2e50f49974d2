namespace Selfsame.SelfSupervised.Masking;

/// <summary>Where the squares lie that a context encoder must fill in.</summary>
public enum RegionPlacement
{
    /// <summary>Several squares anywhere, which may overlap.</summary>
    Random,

    /// <summary>One square in the middle.</summary>
    Centre,
}
