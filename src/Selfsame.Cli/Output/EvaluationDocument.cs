using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Selfsame.Training.Evaluation;

namespace Selfsame.Cli.Output;

/// <summary>
/// What <c>evaluate --json</c> prints. Where no protocol was asked for that needs labels or features, what is said of them is left out. What few labels buy
/// stands a second time by itself, with how many that saves.
/// </summary>
internal sealed record EvaluationDocument(
    string Run,
    JsonObject Protocols,
    IReadOnlyDictionary<string, LabelEfficiencyDocument>? Finetune,
    [property: JsonPropertyName("labels_saved")] IReadOnlyList<LabelsSavedDocument>? LabelsSaved,
    string Architecture,
    string? Layer,
    string? RandomLayer,
    int? Features,
    int? Classes,
    int? Train,
    int Test,
    Accuracy? ScratchClassifier,
    IReadOnlyList<string> Notes,
    double Seconds)
{
    internal static EvaluationDocument Of(EvaluationResult result) => new(
        result.Run, ProtocolsDocument.Of(result.Results),
        result.Finetune is { } rows ? LabelEfficiencyDocument.Of(rows) : null, result.Finetune is { } curve ? LabelsSavedDocument.Of(curve) : null, result.Architecture, result.Layer, result.RandomLayer, result.FeatureCount, result.ClassCount,
        result.TrainingCount, result.TestCount, result.ScratchOwn, result.Notes, Math.Round(result.Seconds, 3));
}
