namespace Selfsame.Training.Evaluation;

/// <summary>Logistic regression fitted on the training set.</summary>
/// <param name="options">Strengths and limits.</param>
public sealed class LinearProtocol(LinearProbeOptions options) : IFeatureProtocol
{
    /// <inheritdoc/>
    public Accuracy Run(FeatureSet training, FeatureSet test, int classCount)
    {
        using var probe = LinearProbe.Fit(training, classCount, options);
        return probe.Evaluate(test);
    }
}
