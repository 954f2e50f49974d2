namespace Selfsame.Training.Robustness;

/// <summary>What one network stands.</summary>
/// <param name="Clean">Its accuracy on the same pictures as they are.</param>
/// <param name="Attacks">Under attack, by ascending radius.</param>
/// <param name="Longer">The attack with twice as many steps, at one radius.</param>
/// <param name="Corruptions">On corrupted pictures.</param>
public sealed record NetworkRobustness(double Clean, IReadOnlyList<AttackScore> Attacks, LongerAttack? Longer, IReadOnlyList<CorruptionScore> Corruptions)
{
    /// <summary>The mean over corruptions and severities.</summary>
    public double MeanCorrupted => Corruptions.Average(each => each.Mean);
}
