namespace Selfsame.Data.Sources;

/// <summary>How a measure is spread over the pictures that could be read.</summary>
/// <param name="Minimum">The smallest, in pixels.</param>
/// <param name="Median">The lower median, in pixels.</param>
/// <param name="Maximum">The largest, in pixels.</param>
public sealed record SizeRange(int Minimum, int Median, int Maximum);
