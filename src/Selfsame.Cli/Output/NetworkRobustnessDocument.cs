using Selfsame.Training.Robustness;

namespace Selfsame.Cli.Output;

/// <summary>One network of <see cref="RobustnessDocument"/>.</summary>
internal sealed record NetworkRobustnessDocument(
    double Clean, IReadOnlyList<AttackScore> Attacks, LongerAttack? Longer, double MeanCorrupted, IReadOnlyDictionary<string, IReadOnlyList<double>> Corruptions);
