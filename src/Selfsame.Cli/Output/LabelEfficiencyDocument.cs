using System.Text.Json.Serialization;
using Selfsame.Training.FineTuning;

namespace Selfsame.Cli.Output;

/// <summary>One amount of labels in <c>evaluate --json</c>, under <c>finetune</c> by that amount: mean and deviation over seeds.</summary>
internal sealed record LabelEfficiencyDocument(
    int Labels, SeededScore Pretrained, SeededScore Scratch, SeededScore Linear, [property: JsonPropertyName("random_linear")] SeededScore RandomLinear)
{
    internal static IReadOnlyDictionary<string, LabelEfficiencyDocument> Of(IReadOnlyList<LabelEfficiencyRow> rows) => rows.ToDictionary(
        row => row.Amount.ToString(),
        row => new LabelEfficiencyDocument(row.Labels, row.Pretrained, row.Scratch, row.Linear, row.RandomLinear));
}
