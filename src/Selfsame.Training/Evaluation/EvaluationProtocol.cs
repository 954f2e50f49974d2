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

    /// <summary>The whole network trained on few labels, beside the same from random weights.</summary>
    Finetune,
}
