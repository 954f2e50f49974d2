namespace Selfsame.Training.Evaluation;

/// <summary>What the protocols on features found.</summary>
internal sealed record JudgedEncoder(string Layer, string RandomLayer, int FeatureCount, Accuracy? ScratchOwn, IReadOnlyList<ProtocolResult> Results);
