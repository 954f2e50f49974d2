using Selfsame.Training.Robustness;
using Selfsame.Training.Robustness.Corruptions;

namespace Selfsame.Cli.Output;

/// <summary><c>robust</c> of <c>evaluate --json</c>: accuracies by radius and by corruption, severities 1 to 5 in a row.</summary>
internal sealed record RobustnessDocument(int Pictures, NetworkRobustnessDocument Linear, NetworkRobustnessDocument Finetuned, NetworkRobustnessDocument Scratch, IReadOnlyList<string> Warnings)
{
    internal static RobustnessDocument Of(RobustnessResult result) =>
        new(result.Pictures, Network(result.Linear), Network(result.Finetuned), Network(result.Scratch), result.Doubts);

    private static NetworkRobustnessDocument Network(NetworkRobustness network) => new(
        network.Clean, network.Attacks, network.Longer, Math.Round(network.MeanCorrupted, 5), network.Corruptions.ToDictionary(each => CorruptionCatalog.Name(each.Corruption), each => each.Severities));
}
