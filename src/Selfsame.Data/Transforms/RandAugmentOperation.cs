namespace Selfsame.Data.Transforms;

/// <summary>What <see cref="RandAugment"/> chooses from.</summary>
public enum RandAugmentOperation
{
    /// <summary>Nothing is changed.</summary>
    Identity = 0,

    /// <summary>Rows are shifted in proportion to their distance from the top, up to 0.3.</summary>
    ShearX = 1,

    /// <summary>Columns are shifted in proportion to their distance from the left, up to 0.3.</summary>
    ShearY = 2,

    /// <summary>Moved sideways, up to 150/331 of the width.</summary>
    TranslateX = 3,

    /// <summary>Moved up or down, up to 150/331 of the height.</summary>
    TranslateY = 4,

    /// <summary>Turned about the middle, up to 30 degrees.</summary>
    Rotate = 5,

    /// <summary>Brightness changed, up to 0.9.</summary>
    Brightness = 6,

    /// <summary>Saturation changed, up to 0.9.</summary>
    Color = 7,

    /// <summary>Contrast changed, up to 0.9.</summary>
    Contrast = 8,

    /// <summary>Sharpened or smoothed, up to 0.9.</summary>
    Sharpness = 9,

    /// <summary>Only the highest bits kept: 8 down to 4.</summary>
    Posterize = 10,

    /// <summary>Values from a threshold on inverted: 255 down to 0.</summary>
    Solarize = 11,

    /// <summary>Each channel stretched to 0 to 255.</summary>
    AutoContrast = 12,

    /// <summary>Each channel's histogram made flat.</summary>
    Equalize = 13,
}
