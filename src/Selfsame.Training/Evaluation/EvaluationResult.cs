using Selfsame.Training.Classifiers;
using Selfsame.Training.Evaluation.AugmentedLinear;
using Selfsame.Training.Evaluation.FewLabels;
using Selfsame.Training.Evaluation.Regression;
using Selfsame.Training.Evaluation.Retrieval;
using Selfsame.Training.Evaluation.Scores;
using Selfsame.Training.FineTuning;
using Selfsame.Training.Robustness;

namespace Selfsame.Training.Evaluation;

/// <summary>What an evaluation found.</summary>
public sealed record EvaluationResult
{
    /// <summary>The run directory or encoder file as it was named.</summary>
    public required string Run { get; init; }

    /// <summary>The encoder's architecture.</summary>
    public required string Architecture { get; init; }

    /// <summary>The layer whose features were judged; null where no protocol looks at features.</summary>
    public string? Layer { get; init; }

    /// <summary>The layer of the network at random initialisation, which is chosen in the same way.</summary>
    public string? RandomLayer { get; init; }

    /// <summary>Number of features; null where no protocol looks at them.</summary>
    public int? FeatureCount { get; init; }

    /// <summary>Pictures learnt from; null where no protocol learns.</summary>
    public int? TrainingCount { get; init; }

    /// <summary>Pictures counted on.</summary>
    public required int TestCount { get; init; }

    /// <summary>Number of classes; null where no protocol asks for them.</summary>
    public int? ClassCount { get; init; }

    /// <summary>What each protocol found, in the order in which they were asked for.</summary>
    public required IReadOnlyList<ProtocolResult> Results { get; init; }

    /// <summary>Weighted k-NN; null where it was not asked for.</summary>
    public Beside<Accuracy>? Knn => Find<Beside<Accuracy>>(EvaluationProtocol.Knn);

    /// <summary>Linear probe; null where it was not asked for.</summary>
    public Beside<Accuracy>? Linear => Find<Beside<Accuracy>>(EvaluationProtocol.Linear);

    /// <summary>Linear classifier on augmented pictures; null where it was not asked for.</summary>
    public Beside<LinearSgdScores>? LinearSgd => Find<Beside<LinearSgdScores>>(EvaluationProtocol.LinearSgd);

    /// <summary>Few-shot episodes; null where it was not asked for.</summary>
    public Beside<FewShotCurve>? FewShot => Find<Beside<FewShotCurve>>(EvaluationProtocol.FewShot);

    /// <summary>Labels spread; null where it was not asked for.</summary>
    public Beside<PropagationCurve>? Propagation => Find<Beside<PropagationCurve>>(EvaluationProtocol.Propagate);

    /// <summary>Clusters; null where it was not asked for.</summary>
    public Beside<ClusterAgreement>? Cluster => Find<Beside<ClusterAgreement>>(EvaluationProtocol.Cluster);

    /// <summary>Retrieval; null where it was not asked for.</summary>
    public Beside<RetrievalScores>? Retrieval => Find<Beside<RetrievalScores>>(EvaluationProtocol.Retrieval);

    /// <summary>Ridge regression; null where it was not asked for.</summary>
    public Beside<RidgeScores>? Ridge => Find<Beside<RidgeScores>>(EvaluationProtocol.Ridge);

    /// <summary>The puzzle that the run learnt from; null where it was not asked for.</summary>
    public PretextScore? Pretext => Find<PretextScore>(EvaluationProtocol.Pretext);

    /// <summary>The label-efficiency curve; null where it was not asked for.</summary>
    public IReadOnlyList<LabelEfficiencyRow>? Finetune => Find<IReadOnlyList<LabelEfficiencyRow>>(EvaluationProtocol.Finetune);

    /// <summary>How often the network trained from scratch is right by its own classifier; null where none was trained.</summary>
    public Accuracy? ScratchOwn { get; init; }

    /// <summary>Attacks and corruptions; null where it was not asked for.</summary>
    public RobustnessResult? Robustness => Find<RobustnessResult>(EvaluationProtocol.Robust);

    /// <summary>The shift between training and test pictures; null where it was not asked for.</summary>
    public ShiftResult? Shift => Find<ShiftResult>(EvaluationProtocol.Shift);

    /// <summary>A classifier's own answers; null where it was not asked for.</summary>
    public ClassifierScores? Classifier => Find<ClassifierScores>(EvaluationProtocol.Classify);

    /// <summary>What a reader should know besides.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>How long it took.</summary>
    public required double Seconds { get; init; }

    /// <summary>What a protocol found; null where it was not asked for.</summary>
    /// <typeparam name="T">Its kind of finding.</typeparam>
    /// <param name="protocol">Which protocol.</param>
    public T? Find<T>(EvaluationProtocol protocol)
        where T : class
        => Results.OfType<ProtocolResult<T>>().FirstOrDefault(result => result.Protocol == protocol)?.Found;
}
