namespace Selfsame.Data.Transforms;

/// <summary>How the value at a place between pixels is found when a picture is turned or sheared: without antialiasing.</summary>
public enum PixelSampling
{
    /// <summary>The pixel that holds the place.</summary>
    Nearest = 0,

    /// <summary>Linear between the four pixels around the place.</summary>
    Bilinear = 1,
}
