using Selfsame.Training.Evaluation;

namespace Selfsame.Cli.Output;

/// <summary>One protocol of <c>demo --json</c>: shares of right first answers.</summary>
internal sealed record BaselinesDocument(double Pixels, double Random, double Pretrained)
{
    internal static BaselinesDocument Of(Beside<Accuracy> scores) => new(scores.Pixels!.Top1, scores.Random.Top1, scores.Pretrained.Top1);
}
