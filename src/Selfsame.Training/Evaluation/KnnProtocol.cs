namespace Selfsame.Training.Evaluation;

/// <summary>Weighted k-NN with the training set as bank.</summary>
/// <param name="options">k and temperature.</param>
public sealed class KnnProtocol(KnnOptions options) : IFeatureProtocol
{
    /// <inheritdoc/>
    public Accuracy Run(FeatureSet training, FeatureSet test, int classCount)
    {
        using var classifier = new KnnClassifier(training, classCount, options);
        return classifier.Evaluate(test);
    }
}
