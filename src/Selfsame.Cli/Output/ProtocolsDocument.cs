using System.Text.Json;
using System.Text.Json.Nodes;
using Selfsame.Training.Classifiers;
using Selfsame.Training.Evaluation;
using Selfsame.Training.FineTuning;
using Selfsame.Training.Robustness;

namespace Selfsame.Cli.Output;

/// <summary>
/// The protocols of <c>evaluate --json</c> under their names. Those on features have the encoder's own figures first and those of the baselines beside them,
/// under <c>random</c>, <c>pixels</c> and <c>scratch</c>.
/// </summary>
internal static class ProtocolsDocument
{
    internal static JsonObject Of(IEnumerable<ProtocolResult> results)
    {
        var document = new JsonObject();
        foreach (var result in results) document[EvaluationProtocols.Name(result.Protocol)] = Found(result);
        return document;
    }

    private static JsonNode? Found(ProtocolResult result) => result switch
    {
        ProtocolResult<PretextScore> { Found: var score } => JsonSerializer.SerializeToNode(score, DocumentContext.Default.PretextScore),
        ProtocolResult<IReadOnlyList<LabelEfficiencyRow>> { Found: var rows } =>
            JsonSerializer.SerializeToNode(LabelEfficiencyDocument.Of(rows), DocumentContext.Default.IReadOnlyDictionaryStringLabelEfficiencyDocument),
        ProtocolResult<RobustnessResult> { Found: var robustness } => JsonSerializer.SerializeToNode(RobustnessDocument.Of(robustness), DocumentContext.Default.RobustnessDocument),
        ProtocolResult<ShiftResult> { Found: var shift } => JsonSerializer.SerializeToNode(shift, DocumentContext.Default.ShiftResult),
        ProtocolResult<ClassifierScores> { Found: var own } => JsonSerializer.SerializeToNode(own, DocumentContext.Default.ClassifierScores),
        { Scores: { } scores } => Beside(scores),
        _ => throw new NotSupportedException($"There is no document for the protocol {result.Protocol}."),
    };

    private static JsonObject Beside(IBeside scores)
    {
        var document = Scores(scores.Pretrained)!;
        document["random"] = Scores(scores.Random);
        if (scores.Pixels is not null) document["pixels"] = Scores(scores.Pixels);
        if (scores.Scratch is not null) document["scratch"] = Scores(scores.Scratch);
        return document;
    }

    private static JsonObject Scores(IScores scores) => JsonSerializer.SerializeToNode(scores, DocumentContext.Default.GetTypeInfo(scores.GetType())!)!.AsObject();
}
