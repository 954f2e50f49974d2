using Selfsame.Data;
using Selfsame.Training.Classifiers;
using Selfsame.Training.Evaluation.AugmentedLinear;
using Selfsame.Training.Evaluation.Clustering;
using Selfsame.Training.Evaluation.FewLabels;
using Selfsame.Training.Evaluation.Regression;
using Selfsame.Training.Evaluation.Retrieval;
using Selfsame.Training.FineTuning;
using Selfsame.Training.Robustness;
using Selfsame.Training.Settings;

namespace Selfsame.Training.Evaluation;

/// <summary>All protocols: a new one is a row here.</summary>
public static class EvaluationProtocols
{
    /// <summary>The protocols, in the order in which help texts name them.</summary>
    public static IReadOnlyList<ProtocolDescription> All { get; } =
    [
        new()
        {
            Protocol = EvaluationProtocol.Knn,
            Name = "knn",
            Title = "k-NN",
            Summary = "weighted nearest neighbours",
            Needs = ProtocolNeeds.Labels,
            OnFeatures = options => new KnnProtocol(options.Knn),
        },
        new()
        {
            Protocol = EvaluationProtocol.Linear,
            Name = "linear",
            Title = "linear probe",
            Summary = "a linear classifier on frozen features",
            Needs = ProtocolNeeds.Labels,
            OnFeatures = options => new LinearProtocol(options.Linear),
        },
        new()
        {
            Protocol = EvaluationProtocol.LinearSgd,
            Name = "linear-sgd",
            Title = "linear by SGD",
            Summary = "the same, trained on cropped and flipped pictures: minutes",
            Needs = ProtocolNeeds.Labels,
            TakesWholeNetwork = true,
            OnFeatures = options => new LinearSgdProtocol(options.LinearSgd, options.Features),
        },
        new()
        {
            Protocol = EvaluationProtocol.FewShot,
            Name = "fewshot",
            Title = "few-shot",
            Summary = "episodes of a few shots, from the test set alone",
            PlusMinus = "the 95 % confidence interval of the mean over episodes",
            Needs = ProtocolNeeds.TestLabels,
            OnFeatures = options => new FewShotProtocol(options.FewShot),
        },
        new()
        {
            Protocol = EvaluationProtocol.Propagate,
            Name = "propagate",
            Title = "labels spread",
            Summary = "a few labels spread to their neighbours",
            PlusMinus = "the standard deviation over draws of the labels",
            Needs = ProtocolNeeds.Labels,
            OnFeatures = options => new PropagationProtocol(options.Propagation),
        },
        new()
        {
            Protocol = EvaluationProtocol.Cluster,
            Name = "cluster",
            Title = "clusters",
            Summary = "k-means on the test set",
            Needs = ProtocolNeeds.TestLabels,
            OnFeatures = options => new ClusterProtocol(options.Cluster),
        },
        new()
        {
            Protocol = EvaluationProtocol.Retrieval,
            Name = "retrieval",
            Title = "retrieval",
            Summary = "pictures of the same class found again",
            Needs = ProtocolNeeds.Labels,
            OnFeatures = _ => new RetrievalProtocol(),
        },
        new()
        {
            Protocol = EvaluationProtocol.Ridge,
            Name = "ridge",
            Title = "ridge",
            Summary = "numbers read from features",
            Needs = ProtocolNeeds.Quantities,
            OnFeatures = options => new RidgeProtocol(options.Ridge),
        },
        new()
        {
            Protocol = EvaluationProtocol.Pretext,
            Name = "pretext",
            Title = "puzzle",
            Summary = "the puzzle that a run learnt from",
            Needs = ProtocolNeeds.TestPictures,
            TakesWholeNetwork = true,
            OnRun = _ => new PretextProtocol(),
        },
        new()
        {
            Protocol = EvaluationProtocol.Finetune,
            Name = "finetune",
            Title = "fine-tuning",
            Summary = "the whole network trained on few labels: minutes",
            Needs = ProtocolNeeds.Labels,
            TakesWholeNetwork = true,
            OnRun = options => new FinetuneProtocol(options.Finetune),
        },
        new()
        {
            Protocol = EvaluationProtocol.Robust,
            Name = "robust",
            Title = "robustness",
            Summary = "attacks on pixels and common corruptions, beside supervised training: minutes",
            Needs = ProtocolNeeds.Labels,
            TakesWholeNetwork = true,
            OnRun = options => new RobustProtocol(options.Robustness),
        },
        new()
        {
            Protocol = EvaluationProtocol.Shift,
            Name = "shift",
            Title = "shift",
            Summary = "pictures like the training set's and those of the test set, beside supervised training",
            Needs = ProtocolNeeds.Labels,
            TakesWholeNetwork = true,
            OnRun = options => new ShiftProtocol(options.Shift),
        },
        new()
        {
            Protocol = EvaluationProtocol.Classify,
            Name = "classify",
            Title = "classifier",
            Summary = "the own answers of a classifier that finetune has made",
            Needs = ProtocolNeeds.TestLabels,
            TakesWholeNetwork = true,
            OnRun = _ => new ClassifyProtocol(),
        },
    ];

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(each => each.Name)];

    /// <summary>Those that every encoder is judged by where none is named.</summary>
    public static IReadOnlyList<EvaluationProtocol> Usual { get; } = [EvaluationProtocol.Knn, EvaluationProtocol.Linear];

    /// <summary>What there is to know of a protocol.</summary>
    /// <param name="protocol">Which.</param>
    public static ProtocolDescription Of(EvaluationProtocol protocol) => All.First(each => each.Protocol == protocol);

    /// <summary>The name of a protocol.</summary>
    /// <param name="protocol">Which.</param>
    public static string Name(EvaluationProtocol protocol) => Of(protocol).Name;

    /// <summary>Reads names joined by commas.</summary>
    /// <param name="names">For instance <c>knn,linear</c>.</param>
    /// <exception cref="SettingException">A name is unknown, or there is none.</exception>
    public static IReadOnlyList<EvaluationProtocol> Parse(string names)
    {
        var protocols = new List<EvaluationProtocol>();
        foreach (var name in names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var found = All.FirstOrDefault(each => each.Name == name)
                ?? throw new SettingException($"There is no protocol '{name}'.{NearestName.Suggest(name, Names)} The protocols are {string.Join(", ", Names)}.");
            if (!protocols.Contains(found.Protocol)) protocols.Add(found.Protocol);
        }
        return protocols.Count > 0 ? protocols : throw new SettingException($"No protocol was named. The protocols are {string.Join(", ", Names)}.");
    }
}
