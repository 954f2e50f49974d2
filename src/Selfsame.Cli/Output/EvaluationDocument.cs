using Selfsame.Training.Evaluation;

namespace Selfsame.Cli.Output;

/// <summary>What <c>evaluate --json</c> prints.</summary>
internal sealed record EvaluationDocument(
    string Run, ProtocolsDocument Protocols, string Architecture, int Features, int Classes, int Train, int Test, IReadOnlyList<string> Notes, double Seconds)
{
    internal static EvaluationDocument Of(EvaluationResult result) => new(
        result.Run,
        new ProtocolsDocument(ScoresDocument.Of(result.Knn), ScoresDocument.Of(result.Linear)),
        result.Architecture, result.FeatureCount, result.ClassCount, result.TrainingCount, result.TestCount, result.Notes, Math.Round(result.Seconds, 3));
}
