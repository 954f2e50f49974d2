namespace Selfsame.Training;

/// <summary>What pictures must go through before an encoder sees them.</summary>
public sealed record Preprocessing
{
    /// <summary>Side of the square pictures, in pixels.</summary>
    public int ImageSize { get; init; } = 32;

    /// <summary>Channels.</summary>
    public int Channels { get; init; } = 3;

    /// <summary>What is subtracted from each channel of values between 0 and 1.</summary>
    public IReadOnlyList<double> Mean { get; init; } = [0.485, 0.456, 0.406];

    /// <summary>What each channel is divided by after that.</summary>
    public IReadOnlyList<double> Deviation { get; init; } = [0.229, 0.224, 0.225];
}
