using Selfsame.Training.Evaluation;

namespace Selfsame.Cli.Output;

/// <summary>One protocol of <c>evaluate --json</c>: the encoder's own figures first, the baselines beside them.</summary>
internal sealed record ScoresDocument(double Top1, double Top5, Accuracy Random, Accuracy Pixels)
{
    internal static ScoresDocument? Of(ProtocolScores? scores)
        => scores is null ? null : new ScoresDocument(scores.Pretrained.Top1, scores.Pretrained.Top5, scores.Random, scores.Pixels);
}
