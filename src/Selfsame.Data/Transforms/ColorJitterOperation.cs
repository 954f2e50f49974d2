namespace Selfsame.Data.Transforms;

/// <summary>The four operations of <see cref="ColorJitter"/>.</summary>
public enum ColorJitterOperation : byte
{
    /// <summary>Scales all values.</summary>
    Brightness = 0,

    /// <summary>Blends with the mean gray value.</summary>
    Contrast = 1,

    /// <summary>Blends with the gray version.</summary>
    Saturation = 2,

    /// <summary>Turns the hue.</summary>
    Hue = 3,
}
