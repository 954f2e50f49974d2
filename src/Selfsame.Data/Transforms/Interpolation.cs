namespace Selfsame.Data.Transforms;

/// <summary>How a picture is resampled. Both widen their filter when they shrink a picture (antialiasing), as Pillow does.</summary>
public enum Interpolation
{
    /// <summary>Triangle filter, two pixels wide.</summary>
    Bilinear = 0,

    /// <summary>Cubic filter with a = -0.5, four pixels wide.</summary>
    Bicubic = 1,
}
