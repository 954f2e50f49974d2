using System.Text.Json.Serialization;
using Selfsame.Training.FineTuning;

namespace Selfsame.Cli.Output;

/// <summary>One amount of labels in <c>labels_saved</c> of <c>evaluate --json</c>: what pretraining reaches with so many, and how many that takes from scratch.</summary>
/// <param name="With">Labels that the pretrained network was told.</param>
/// <param name="Accuracy">What it reached with them.</param>
/// <param name="Without">Labels that training from scratch needs for that; left out where it never gets there, or does with the fewest.</param>
/// <param name="AtMost">The fewest labels that it was told, where it gets there with them; else left out.</param>
/// <param name="MoreThan">The most labels that it was told without getting there; left out where it does.</param>
internal sealed record LabelsSavedDocument(
    int With, double Accuracy, double? Without, [property: JsonPropertyName("at_most")] int? AtMost, [property: JsonPropertyName("more_than")] int? MoreThan)
{
    internal static IReadOnlyList<LabelsSavedDocument> Of(IReadOnlyList<LabelEfficiencyRow> rows) =>
        [.. LabelsSaved.Of(rows).Select(saved => new LabelsSavedDocument(
            saved.With,
            saved.Accuracy,
            saved is { Without: { } without, IsAtMost: false } ? Math.Round(without, 1) : null,
            saved.IsAtMost ? rows[0].Labels : null,
            saved.Without is null ? rows[^1].Labels : null))];
}
