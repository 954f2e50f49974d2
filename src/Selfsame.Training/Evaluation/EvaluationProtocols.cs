using Selfsame.Data;
using Selfsame.Training.FineTuning;
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
            Protocol = EvaluationProtocol.Pretext,
            Name = "pretext",
            Title = "puzzle",
            Summary = "the puzzle that a run learnt from",
            Needs = ProtocolNeeds.TestPictures,
            OnRun = _ => new PretextProtocol(),
        },
        new()
        {
            Protocol = EvaluationProtocol.Finetune,
            Name = "finetune",
            Title = "fine-tuning",
            Summary = "the whole network trained on few labels",
            Needs = ProtocolNeeds.Labels,
            OnRun = options => new FinetuneProtocol(options.Finetune),
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
