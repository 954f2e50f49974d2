namespace Selfsame.Training.Evaluation;

/// <summary>Weighted k-NN with the training set as bank.</summary>
/// <param name="options">k and temperature.</param>
public sealed class KnnProtocol(KnnOptions options) : FeatureProtocol<Accuracy>
{
    /// <inheritdoc/>
    public override EvaluationProtocol Protocol => EvaluationProtocol.Knn;

    /// <inheritdoc/>
    public override Accuracy Run(JudgedFeatures judged, CancellationToken cancellation = default) => Run(judged.Learnt, judged.Test, judged.ClassCount);

    /// <summary>Takes one set as bank and counts on the other.</summary>
    /// <param name="training">Labelled features to learn from.</param>
    /// <param name="test">Labelled features to count on.</param>
    /// <param name="classCount">Labels lie in [0, classCount).</param>
    public Accuracy Run(FeatureSet training, FeatureSet test, int classCount)
    {
        using var classifier = new KnnClassifier(training, classCount, options);
        return classifier.Evaluate(test);
    }
}
