using Selfsame.Data;
using Selfsame.Training.Settings;

namespace Selfsame.Training.Evaluation;

/// <summary>The protocols by the names they have on the command line.</summary>
public static class EvaluationProtocols
{
    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["knn", "linear", "pretext", "finetune"];

    /// <summary>Those that every encoder is judged by where none is named.</summary>
    public static IReadOnlyList<EvaluationProtocol> Usual { get; } = [EvaluationProtocol.Knn, EvaluationProtocol.Linear];

    /// <summary>The name of a protocol.</summary>
    /// <param name="protocol">Which.</param>
    public static string Name(EvaluationProtocol protocol) => Names[(int)protocol];

    /// <summary>Reads names joined by commas.</summary>
    /// <param name="names">For instance <c>knn,linear</c>.</param>
    /// <exception cref="SettingException">A name is unknown, or there is none.</exception>
    public static IReadOnlyList<EvaluationProtocol> Parse(string names)
    {
        var protocols = new List<EvaluationProtocol>();
        foreach (var name in names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var index = Names.ToList().IndexOf(name);
            if (index < 0) throw new SettingException($"There is no protocol '{name}'.{NearestName.Suggest(name, Names)} The protocols are {string.Join(", ", Names)}.");
            if (!protocols.Contains((EvaluationProtocol)index)) protocols.Add((EvaluationProtocol)index);
        }
        return protocols.Count > 0 ? protocols : throw new SettingException($"No protocol was named. The protocols are {string.Join(", ", Names)}.");
    }
}
