using Selfsame.Data;

namespace Selfsame.Training.Evaluation;

/// <summary>A protocol that judges features, and nothing else of a run.</summary>
public abstract class FeatureProtocol
{
    private protected FeatureProtocol()
    {
    }

    /// <summary>Which one it is.</summary>
    public abstract EvaluationProtocol Protocol { get; }

    /// <summary>Refuses pictures that it cannot be run on, before any work is done.</summary>
    /// <param name="sources">The pictures.</param>
    /// <exception cref="DataException">They lack something.</exception>
    /// <exception cref="SettingException">The settings ask for more than there is.</exception>
    public virtual void Check(EvaluationSources sources)
    {
    }

    /// <summary>What a reader of its scores should know of these pictures.</summary>
    /// <param name="sources">The pictures.</param>
    public virtual IEnumerable<string> Notes(EvaluationSources sources) => [];

    internal abstract ProtocolRun Begin();
}

/// <summary>A protocol that judges features, and nothing else of a run.</summary>
/// <typeparam name="T">What it finds out.</typeparam>
public abstract class FeatureProtocol<T> : FeatureProtocol
    where T : class, IScores
{
    /// <summary>Judges one kind of features.</summary>
    /// <param name="judged">The features of both sets, and where they are from.</param>
    /// <param name="cancellation">Stops between two steps of a protocol that takes long.</param>
    /// <returns>What it found; null for pixels where that makes no sense.</returns>
    public abstract T? Run(JudgedFeatures judged, CancellationToken cancellation = default);

    internal sealed override ProtocolRun Begin() => new ProtocolRun<T>(this);
}
