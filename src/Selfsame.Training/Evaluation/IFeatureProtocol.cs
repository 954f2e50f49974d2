namespace Selfsame.Training.Evaluation;

/// <summary>A protocol that needs the features of two labelled sets and nothing else of the encoder.</summary>
public interface IFeatureProtocol
{
    /// <summary>Learns from one set and counts on the other.</summary>
    /// <param name="training">Labelled features to learn from.</param>
    /// <param name="test">Labelled features to count on; never looked at while learning.</param>
    /// <param name="classCount">Labels lie in [0, classCount).</param>
    Accuracy Run(FeatureSet training, FeatureSet test, int classCount);
}
