namespace Selfsame.Training.Evaluation;

/// <summary>What an evaluation found.</summary>
public sealed record EvaluationResult
{
    /// <summary>The run directory or encoder file as it was named.</summary>
    public required string Run { get; init; }

    /// <summary>The encoder's architecture.</summary>
    public required string Architecture { get; init; }

    /// <summary>The layer whose features were judged.</summary>
    public string Layer { get; init; } = EncoderLayers.Output;

    /// <summary>The layer of the network at random initialisation, which is chosen in the same way.</summary>
    public string RandomLayer { get; init; } = EncoderLayers.Output;

    /// <summary>Number of features.</summary>
    public required int FeatureCount { get; init; }

    /// <summary>Pictures learnt from.</summary>
    public required int TrainingCount { get; init; }

    /// <summary>Pictures counted on.</summary>
    public required int TestCount { get; init; }

    /// <summary>Number of classes.</summary>
    public required int ClassCount { get; init; }

    /// <summary>Weighted k-NN; null where it was not asked for.</summary>
    public ProtocolScores? Knn { get; init; }

    /// <summary>Linear probe; null where it was not asked for.</summary>
    public ProtocolScores? Linear { get; init; }

    /// <summary>What a reader should know besides.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>How long it took.</summary>
    public required double Seconds { get; init; }
}
