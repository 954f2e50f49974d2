using Selfsame.Training.Evaluation.AugmentedLinear;
using Selfsame.Training.Evaluation.Clustering;
using Selfsame.Training.Evaluation.FewLabels;
using Selfsame.Training.Evaluation.Regression;
using Selfsame.Training.FineTuning;
using Selfsame.Training.Robustness;

namespace Selfsame.Training.Evaluation;

/// <summary>Settings of an evaluation.</summary>
public sealed record EvaluationOptions
{
    /// <summary>The protocols to run, in order.</summary>
    public IReadOnlyList<EvaluationProtocol> Protocols { get; init; } = [EvaluationProtocol.Knn, EvaluationProtocol.Linear];

    /// <summary>
    /// The layer that is judged: a name of <see cref="EncoderLayers"/>, <see cref="EncoderLayers.Output"/>, or <see cref="EncoderLayers.Best"/> for the one that
    /// does best on a held-out part of the training labels.
    /// </summary>
    public string Layer { get; init; } = EncoderLayers.Output;

    /// <summary>Settings of k-NN.</summary>
    public KnnOptions Knn { get; init; } = new();

    /// <summary>Settings of the linear probe.</summary>
    public LinearProbeOptions Linear { get; init; } = new();

    /// <summary>Settings of the linear classifier on augmented pictures.</summary>
    public LinearSgdOptions LinearSgd { get; init; } = new();

    /// <summary>Settings of few-shot episodes.</summary>
    public FewShotOptions FewShot { get; init; } = new();

    /// <summary>Settings of the spreading of a few labels.</summary>
    public PropagationOptions Propagation { get; init; } = new();

    /// <summary>Settings of clustering.</summary>
    public ClusterOptions Cluster { get; init; } = new();

    /// <summary>Settings of ridge regression.</summary>
    public RidgeOptions Ridge { get; init; } = new();

    /// <summary>Shares and seeds of fine-tuning.</summary>
    public LabelEfficiencyOptions Finetune { get; init; } = new();

    /// <summary>Attacks and corruptions.</summary>
    public RobustnessOptions Robustness { get; init; } = new();

    /// <summary>Settings of the shift between training and test pictures.</summary>
    public ShiftOptions Shift { get; init; } = new();

    /// <summary>How features are made.</summary>
    public FeatureExtractorOptions Features { get; init; } = new();

    /// <summary>Whether the same network is trained from scratch on the same labels, and judged beside the others; that takes minutes.</summary>
    public bool WithScratch { get; init; }

    /// <summary>How it is trained from scratch; null for the setting of its family.</summary>
    public FineTuneOptions? Scratch { get; init; }

    /// <summary>Seed of the network at random initialisation.</summary>
    public long RandomSeed { get; init; } = 1;
}
