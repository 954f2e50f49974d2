using Selfsame.Data.Sources;
using Selfsame.Training.Evaluation.Scores;
using Selfsame.Training.Grouping;

namespace Selfsame.Cli.Output;

/// <summary>What <c>cluster --json</c> prints.</summary>
internal sealed record GroupingDocument(string Run, string Out, int Pictures, IReadOnlyList<GroupingDocument.Group> Clusters, ClusterAgreement? Agreement, double Seconds)
{
    internal static GroupingDocument Of(string run, string folder, GroupingResult result, PictureSource source, double seconds) => new(
        run, folder, result.GroupOf.Length,
        [.. result.Groups.Select(group => new Group(
            group.Number, group.Members.Count, Math.Round(group.MeanDistance, 6), group.CommonestClass < 0 ? null : source.Classes[group.CommonestClass],
            group.CommonestClass < 0 ? null : Math.Round((double)group.CommonestCount / group.Members.Count, 4)))],
        result.Agreement, Math.Round(seconds, 3));

    /// <summary>One group.</summary>
    internal sealed record Group(int Cluster, int Count, double MeanDistance, string? CommonestClass, double? Share);
}
