namespace Selfsame.Cli.Output;

/// <summary>The protocols of <c>evaluate --json</c>; those that were not asked for are left out.</summary>
internal sealed record ProtocolsDocument(ScoresDocument? Knn, ScoresDocument? Linear, PretextDocument? Pretext, IReadOnlyDictionary<string, LabelEfficiencyDocument>? Finetune);
