using Selfsame.SelfSupervised.Clustering;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Evaluation.Scores;

namespace Selfsame.Training.Grouping;

/// <summary>Puts pictures into groups of like ones: k-means on the directions of their features.</summary>
/// <remarks>
/// Spherical k-means (Dhillon and Modha, 2001) from k-means++ starts; of several starts that with the smallest sum of squared distances is kept.
/// Labels have no part in it; where there are any, they are compared afterwards.
/// </remarks>
public static class PictureGrouping
{
    /// <summary>Makes groups.</summary>
    /// <param name="features">M x D, with or without labels.</param>
    /// <param name="options">How many, and how.</param>
    /// <exception cref="SettingException">There are more groups than pictures.</exception>
    public static GroupingResult Of(FeatureSet features, GroupingOptions options)
    {
        if (options.Groups > features.Count) throw new SettingException($"{options.Groups:N0} groups cannot be made of {features.Count:N0} pictures: ask for fewer.");
        using var scope = new TensorScope();
        using var noGrad = new NoGrad();
        var unit = features.Features.L2Normalize();                                            // M x D
        var best = Best(unit, options);
        var clusters = Array.ConvertAll(best.Assignments.ToArray<long>(), each => (int)each);
        // Squared distance of directions over two is 1 - cosine.
        var distances = ((unit - best.Centroids.IndexSelect(0, best.Assignments)).Square().Sum([1]) / 2).ToArray<float>();
        return Result(clusters, distances, features.Labels);
    }

    private static KMeansResult Best(Tensor unit, GroupingOptions options)
    {
        KMeansResult? best = null;
        for (var start = 0; start < options.Starts; start++)
        {
            Engine.Seed(options.Seed, start);
            var found = KMeans.Fit(unit, new KMeansOptions { Clusters = options.Groups, Iterations = options.Iterations, Spherical = true });
            if (best is null || found.Inertia < best.Inertia) best = found;
        }
        return best!;
    }

    private static GroupingResult Result(int[] clusters, float[] distances, int[] labels)
    {
        var groups = Enumerable.Range(0, clusters.Length).GroupBy(row => clusters[row])
            .OrderByDescending(group => group.Count()).ThenBy(group => group.First())
            .Select((group, place) => Group(place + 1, [.. group.OrderBy(row => distances[row]).ThenBy(row => row)], distances, labels)).ToArray();
        var groupOf = new int[clusters.Length];
        foreach (var group in groups)
        {
            foreach (var row in group.Members) groupOf[row] = group.Number;
        }
        var isLabelled = Array.TrueForAll(labels, label => label >= 0);
        return new GroupingResult(groups, groupOf, distances, isLabelled ? ClusterAgreement.Of(groupOf, labels) : null);
    }

    private static PictureGroup Group(int number, int[] members, float[] distances, int[] labels)
    {
        var commonest = members.Select(row => labels[row]).Where(label => label >= 0).CountBy(label => label).OrderByDescending(each => each.Value).ThenBy(each => each.Key)
            .Select(each => (each.Key, each.Value)).FirstOrDefault((-1, 0));
        return new PictureGroup(number, members, members.Average(row => distances[row]), commonest.Item1, commonest.Item2);
    }
}
