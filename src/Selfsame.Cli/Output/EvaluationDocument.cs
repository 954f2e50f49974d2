using Selfsame.Training.Evaluation;
using Selfsame.Training.FineTuning;

namespace Selfsame.Cli.Output;

/// <summary>What <c>evaluate --json</c> prints. Where no protocol was asked for that needs labels, what is said of labelled sets is left out.</summary>
internal sealed record EvaluationDocument(
    string Run,
    ProtocolsDocument Protocols,
    string? Architecture,
    string? Layer,
    string? RandomLayer,
    int? Features,
    int? Classes,
    int? Train,
    int? Test,
    IReadOnlyList<string> Notes,
    double Seconds)
{
    internal static EvaluationDocument Of(string run, EvaluationResult? result, PretextScore? pretext, IReadOnlyList<LabelEfficiencyRow>? efficiency, double seconds) => new(
        run,
        new ProtocolsDocument(ScoresDocument.Of(result?.Knn), ScoresDocument.Of(result?.Linear), PretextDocument.Of(pretext), LabelEfficiencyDocument.Of(efficiency)),
        result?.Architecture, result?.Layer, result?.RandomLayer, result?.FeatureCount, result?.ClassCount, result?.TrainingCount, result?.TestCount,
        result?.Notes ?? [], Math.Round(seconds, 3));
}
