using Selfsame.Data.Sources;
using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Curation;

/// <summary>Finds pictures that are there twice or nearly twice, and those that are like no other.</summary>
/// <remarks>
/// Features find the candidates: every pair is compared. Whether two candidates are the same picture is then decided by their pixels, because an encoder
/// that was trained to overlook crops, colours and mirroring sees no difference in pictures that differ in nothing else.
/// </remarks>
public static class SourceCuration
{
    /// <summary>Looks through a source.</summary>
    /// <param name="features">What an encoder makes of its pictures, M x D, M at least 2.</param>
    /// <param name="source">The pictures themselves, which are read again where features are near.</param>
    /// <param name="options">What counts as double.</param>
    /// <param name="progress">Told the number of pictures compared; may be null.</param>
    /// <param name="cancellation">Stops between two parts.</param>
    /// <exception cref="SettingException">There are fewer than two pictures, or too many pairs above the threshold.</exception>
    public static CurationResult Of(FeatureSet features, PictureSource source, CurationOptions options, Action<int>? progress = null, CancellationToken cancellation = default)
    {
        if (features.Count < 2) throw new SettingException($"{source.Description}: there is nothing to compare a single picture with.");
        var scan = NeighbourScan.Of(features.Features, options, progress, cancellation);
        var small = Small(scan.Pairs, features, source, cancellation);
        var groups = new DuplicateGrouping(features.Count);
        var others = 0;
        foreach (var pair in scan.Pairs)
        {
            var (first, second) = (small[pair.First], small[pair.Second]);
            if (first is null || second is null) continue;
            var pixels = first.Correlation(second);
            var kind = first.Hash == second.Hash ? DuplicateKind.Copy : pixels >= Math.Max(options.Pixels, new CurationOptions().Pixels) ? DuplicateKind.Near : DuplicateKind.Alike;
            if (kind != DuplicateKind.Copy && pixels < options.Pixels) others++;
            else groups.Add(pair, kind, pixels);
        }
        return new CurationResult
        {
            Pictures = features.Count,
            Groups = groups.Result(features, source),
            OtherPairs = others,
            Outliers = [.. Enumerable.Range(0, features.Count).OrderByDescending(row => scan.Distances[row]).ThenBy(row => row).Take(options.Outliers).Select(row => new Outlier(features.Indices[row], scan.Distances[row]))],
            MedianDistance = Median(scan.Distances),
            MedianNearest = Median(scan.Nearest),
        };
    }

    private static SmallPicture?[] Small(List<NearPair> pairs, FeatureSet features, PictureSource source, CancellationToken cancellation)
    {
        var small = new SmallPicture?[features.Count];
        var rows = pairs.SelectMany(pair => new[] { pair.First, pair.Second }).Distinct().ToArray();
        Parallel.ForEach(rows, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, row => small[row] = SmallPicture.Read(source, features.Indices[row]));
        return small;
    }

    private static double Median(float[] values) => values.Order().ElementAt(values.Length / 2);
}
