namespace Selfsame.Training.Reconstructions;

/// <summary>One measure of how like pictures are to the originals, as means over pictures.</summary>
/// <param name="Corrupted">Of what the encoder was shown; null where that was the original itself.</param>
/// <param name="Output">Of what came out.</param>
public sealed record Likeness(double? Corrupted, double Output);
