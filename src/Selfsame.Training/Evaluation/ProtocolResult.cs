namespace Selfsame.Training.Evaluation;

/// <summary>What one protocol found.</summary>
/// <param name="Protocol">Which protocol.</param>
public abstract record ProtocolResult(EvaluationProtocol Protocol)
{
    /// <summary>The scores side by side where it judged features; null otherwise.</summary>
    public abstract IBeside? Scores { get; }
}

/// <summary>What one protocol found.</summary>
/// <typeparam name="T">Its kind of finding: <see cref="Beside{T}"/> for those on features.</typeparam>
/// <param name="Protocol">Which protocol.</param>
/// <param name="Found">The finding.</param>
public sealed record ProtocolResult<T>(EvaluationProtocol Protocol, T Found) : ProtocolResult(Protocol)
    where T : class
{
    /// <inheritdoc/>
    public override IBeside? Scores => Found as IBeside;
}
