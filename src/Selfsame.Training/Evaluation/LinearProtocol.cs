namespace Selfsame.Training.Evaluation;

/// <summary>Logistic regression fitted on the training set.</summary>
/// <param name="options">Strengths and limits.</param>
public sealed class LinearProtocol(LinearProbeOptions options) : FeatureProtocol<Accuracy>
{
    /// <inheritdoc/>
    public override EvaluationProtocol Protocol => EvaluationProtocol.Linear;

    /// <inheritdoc/>
    public override Accuracy Run(JudgedFeatures judged, CancellationToken cancellation = default) => Run(judged.Learnt, judged.Test, judged.ClassCount);

    /// <summary>Learns from one set and counts on the other.</summary>
    /// <param name="training">Labelled features to learn from.</param>
    /// <param name="test">Labelled features to count on; never looked at while learning.</param>
    /// <param name="classCount">Labels lie in [0, classCount).</param>
    public Accuracy Run(FeatureSet training, FeatureSet test, int classCount)
    {
        using var probe = LinearProbe.Fit(training, classCount, options);
        return probe.Evaluate(test);
    }
}
