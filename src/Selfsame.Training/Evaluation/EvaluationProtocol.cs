namespace Selfsame.Training.Evaluation;

/// <summary>A way to prove how good features are. <see cref="EvaluationProtocols.All"/> tells what each needs and how it is called.</summary>
public enum EvaluationProtocol
{
    /// <summary>Weighted k-nearest neighbours.</summary>
    Knn,

    /// <summary>Logistic regression on frozen features.</summary>
    Linear,

    /// <summary>How many of the puzzles that the run learnt from it solves on other pictures.</summary>
    Pretext,

    /// <summary>A linear classifier trained by SGD on augmented pictures, the encoder frozen.</summary>
    LinearSgd,

    /// <summary>Few-shot episodes over the classes of the test set.</summary>
    FewShot,

    /// <summary>A few labels spread over the neighbourhood graph of all features.</summary>
    Propagate,

    /// <summary>k-means, and how well the clusters agree with the classes.</summary>
    Cluster,

    /// <summary>Pictures of the same class found again.</summary>
    Retrieval,

    /// <summary>Ridge regression of numbers that are known of the pictures.</summary>
    Ridge,

    /// <summary>The whole network trained on few labels, beside the same from random weights.</summary>
    Finetune,

    /// <summary>What attacks and corruptions leave of accuracy, beside supervised training.</summary>
    Robust,

    /// <summary>Accuracy on pictures like those learnt from and on others, beside supervised training.</summary>
    Shift,

    /// <summary>A classifier's own answers.</summary>
    Classify,
}
