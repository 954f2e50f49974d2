using Selfsame.Data.Sources;
using Selfsame.Training.Curation;

namespace Selfsame.Cli.Output;

/// <summary>What <c>data duplicates --json</c> prints.</summary>
internal sealed record CurationDocument(
    string Source, string Encoder, int Pictures, int Superfluous, int OtherPairs, double MedianNearest, double MedianDistance,
    IReadOnlyList<CurationDocument.SameGroup> Groups, IReadOnlyList<CurationDocument.Odd> Outliers, string Out, double Seconds)
{
    internal static CurationDocument Of(string data, string encoder, CurationResult result, PictureSource source, string folder, double seconds) => new(
        data, encoder, result.Pictures, result.Superfluous, result.OtherPairs, Math.Round(result.MedianNearest, 6), Math.Round(result.MedianDistance, 6),
        [.. result.Groups.Select(group => new SameGroup(group.Kind, group.HasDifferentLabels, [.. group.Members.Select(member => source.Identity(member.Index))]))],
        [.. result.Outliers.Select(outlier => new Odd(source.Identity(outlier.Index), Math.Round(outlier.Distance, 6)))],
        folder, Math.Round(seconds, 3));

    /// <summary>Pictures that are the same, or nearly.</summary>
    internal sealed record SameGroup(DuplicateKind Kind, bool LabelsDiffer, IReadOnlyList<string> Paths);

    /// <summary>A picture that lies far from all others.</summary>
    internal sealed record Odd(string Path, double Distance);
}
