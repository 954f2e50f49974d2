namespace Selfsame.SelfSupervised.Patches;

/// <summary>What is done against chromatic aberration: lenses magnify each colour a little differently, which tells where in the picture a tile was.</summary>
/// <remarks>Doersch et al., ICCV 2015, arXiv 1505.05192, section 3.2.</remarks>
public enum ColourHandling
{
    /// <summary>Nothing.</summary>
    Keep,

    /// <summary>Each tile keeps one of its channels, drawn at random; noise stands in place of the others.</summary>
    Drop,

    /// <summary>What lies between green and magenta is taken out of every pixel.</summary>
    Project,
}
