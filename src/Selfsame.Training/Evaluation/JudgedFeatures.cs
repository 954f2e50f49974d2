using Selfsame.Nn.Backbones;

namespace Selfsame.Training.Evaluation;

/// <summary>What a protocol is given of one network, or of the pixels.</summary>
/// <param name="Kind">Whose features these are.</param>
/// <param name="Training">Features to learn from; null where no protocol of the evaluation learns.</param>
/// <param name="Test">Features to count on, never looked at while learning; labels as in the training set where there is one of the same classes.</param>
/// <param name="ClassCount">Labels lie in [0, classCount).</param>
/// <param name="Sources">Where the features are from.</param>
/// <param name="Preprocessing">What pictures went through.</param>
/// <param name="Network">The network itself, on the device where features are made; null for pixels.</param>
public sealed record JudgedFeatures(
    JudgedKind Kind,
    FeatureSet? Training,
    FeatureSet Test,
    int ClassCount,
    EvaluationSources Sources,
    Preprocessing Preprocessing,
    Backbone? Network) : IDisposable
{
    /// <summary>The features to learn from.</summary>
    /// <exception cref="InvalidOperationException">The evaluation has none.</exception>
    public FeatureSet Learnt => Training ?? throw new InvalidOperationException("This evaluation has no pictures to learn from.");

    /// <inheritdoc/>
    public void Dispose()
    {
        Training?.Dispose();
        Test.Dispose();
    }
}
