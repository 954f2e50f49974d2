using Selfsame.Training.Robustness.Corruptions;

namespace Selfsame.Training.Robustness;

/// <summary>What is left of a network's accuracy on corrupted pictures.</summary>
/// <param name="Corruption">What befell them.</param>
/// <param name="Severities">Accuracy at severity 1 to 5.</param>
public sealed record CorruptionScore(PictureCorruption Corruption, IReadOnlyList<double> Severities)
{
    /// <summary>The mean over severities.</summary>
    public double Mean => Severities.Average();
}
