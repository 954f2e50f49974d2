namespace Selfsame.Training.Robustness.Corruptions;

/// <summary>What happens to pictures between the world and a program.</summary>
public enum PictureCorruption
{
    /// <summary>The sensor's noise in little light: normal, the same for every value.</summary>
    GaussianNoise,

    /// <summary>The grain of light itself: the number of photons is Poisson's.</summary>
    ShotNoise,

    /// <summary>Values that are lost: black or white.</summary>
    ImpulseNoise,

    /// <summary>Out of focus: each point is a disc.</summary>
    DefocusBlur,

    /// <summary>The camera moves along a line while it looks.</summary>
    MotionBlur,

    /// <summary>The camera moves towards the scene while it looks.</summary>
    ZoomBlur,

    /// <summary>Each point is a Gaussian hill.</summary>
    GaussianBlur,

    /// <summary>More light.</summary>
    Brightness,

    /// <summary>Less contrast.</summary>
    Contrast,

    /// <summary>Paler or gaudier colours.</summary>
    Saturation,

    /// <summary>What JPEG leaves out.</summary>
    Jpeg,

    /// <summary>Made smaller, and large again in blocks.</summary>
    Pixelate,

    /// <summary>Stretched here and squeezed there.</summary>
    Elastic,

    /// <summary>Fog in front of the scene.</summary>
    Fog,
}
