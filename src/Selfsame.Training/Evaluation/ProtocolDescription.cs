namespace Selfsame.Training.Evaluation;

/// <summary>What there is to know of a protocol before it is run.</summary>
public sealed record ProtocolDescription
{
    /// <summary>Which one.</summary>
    public required EvaluationProtocol Protocol { get; init; }

    /// <summary>Its name on the command line and in documents.</summary>
    public required string Name { get; init; }

    /// <summary>What tables call it.</summary>
    public required string Title { get; init; }

    /// <summary>What it tells, in a few words.</summary>
    public required string Summary { get; init; }

    /// <summary>What stands behind the ± of its figures, in a few words; null where they have none.</summary>
    public string? PlusMinus { get; init; }

    /// <summary>What it needs to know about pictures.</summary>
    public required ProtocolNeeds Needs { get; init; }

    /// <summary>Whether it takes the whole network, whatever layer is to be judged.</summary>
    public bool TakesWholeNetwork { get; init; }

    /// <summary>Makes it where it judges features; null otherwise.</summary>
    public Func<EvaluationOptions, FeatureProtocol>? OnFeatures { get; init; }

    /// <summary>Makes it where it asks more of a run than features; null otherwise.</summary>
    public Func<EvaluationOptions, IRunProtocol>? OnRun { get; init; }

    /// <summary>Whether it learns from one set what it asks of another.</summary>
    public bool Learns => Needs is ProtocolNeeds.Labels or ProtocolNeeds.Quantities;
}
