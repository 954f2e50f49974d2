namespace Selfsame.Training.Evaluation.Scores;

/// <summary>How well a clustering agrees with class labels; nothing of it depends on how clusters or classes are numbered.</summary>
/// <param name="Nmi">Normalised mutual information, by the arithmetic mean of the entropies: 0 to 1 (Strehl and Ghosh, 2002).</param>
/// <param name="Ari">Adjusted Rand index: 0 by chance, 1 for equal partitions (Hubert and Arabie, 1985).</param>
/// <param name="Accuracy">Share of samples right under the best one-to-one assignment of clusters to classes.</param>
/// <param name="Purity">Share of samples whose class is the commonest one of their cluster.</param>
public sealed record ClusterAgreement(double Nmi, double Ari, double Accuracy, double Purity) : IScores
{
    /// <inheritdoc/>
    public IReadOnlyList<ScoreFigure> Figures() =>
        [new("NMI", Nmi, ScoreUnit.Number), new("ARI", Ari, ScoreUnit.Number), new("accuracy", Accuracy), new("purity", Purity)];

    /// <summary>Compares a clustering with labels.</summary>
    /// <param name="clusters">N cluster numbers, 0 or more.</param>
    /// <param name="labels">N class numbers, 0 or more.</param>
    /// <exception cref="ArgumentException">The lengths differ, there are no samples, or a number is negative.</exception>
    public static ClusterAgreement Of(ReadOnlySpan<int> clusters, ReadOnlySpan<int> labels)
    {
        var table = Contingency(clusters, labels);                            // K x C
        var count = (double)labels.Length;
        var (perCluster, perClass) = (RowSums(table), ColumnSums(table));
        var columnOf = AssignmentProblem.Maximise(table);
        var (right, pure) = (0.0, 0.0);
        for (var cluster = 0; cluster < perCluster.Length; cluster++)
        {
            right += columnOf[cluster] >= 0 ? table[cluster, columnOf[cluster]] : 0;
            pure += Enumerable.Range(0, perClass.Length).Max(label => table[cluster, label]);
        }
        return new ClusterAgreement(MutualInformation(table, perCluster, perClass, count), AdjustedRand(table, perCluster, perClass, count), right / count, pure / count);
    }

    private static double[,] Contingency(ReadOnlySpan<int> clusters, ReadOnlySpan<int> labels)
    {
        if (clusters.Length != labels.Length || labels.IsEmpty)
            throw new ArgumentException($"{clusters.Length} cluster numbers do not belong to {labels.Length} labels.", nameof(labels));
        var (mostClusters, mostLabels) = (0, 0);
        for (var i = 0; i < labels.Length; i++)
        {
            if (clusters[i] < 0 || labels[i] < 0) throw new ArgumentException($"Sample {i} has no cluster or no label.", nameof(labels));
            (mostClusters, mostLabels) = (Math.Max(mostClusters, clusters[i]), Math.Max(mostLabels, labels[i]));
        }
        var table = new double[mostClusters + 1, mostLabels + 1];
        for (var i = 0; i < labels.Length; i++) table[clusters[i], labels[i]]++;
        return table;
    }

    // I(K; C) over the mean of the entropies; two partitions of one part each agree wholly.
    private static double MutualInformation(double[,] table, double[] perCluster, double[] perClass, double count)
    {
        var information = 0.0;
        for (var cluster = 0; cluster < perCluster.Length; cluster++)
        {
            for (var label = 0; label < perClass.Length; label++)
            {
                var both = table[cluster, label];
                if (both > 0) information += both / count * Math.Log(both * count / (perCluster[cluster] * perClass[label]));
            }
        }
        var mean = (Entropy(perCluster, count) + Entropy(perClass, count)) / 2;
        return mean > 0 ? Math.Max(information, 0) / mean : 1;
    }

    private static double AdjustedRand(double[,] table, double[] perCluster, double[] perClass, double count)
    {
        var together = table.Cast<double>().Sum(Pairs);
        var (inClusters, inClasses) = (perCluster.Sum(Pairs), perClass.Sum(Pairs));
        var expected = count > 1 ? inClusters * inClasses / Pairs(count) : 0;
        var most = (inClusters + inClasses) / 2;
        return most == expected ? 1 : (together - expected) / (most - expected);
    }

    private static double Pairs(double count) => count * (count - 1) / 2;

    private static double Entropy(double[] counts, double total) => -counts.Where(count => count > 0).Sum(count => count / total * Math.Log(count / total));

    private static double[] RowSums(double[,] table)
        => [.. Enumerable.Range(0, table.GetLength(0)).Select(row => Enumerable.Range(0, table.GetLength(1)).Sum(column => table[row, column]))];

    private static double[] ColumnSums(double[,] table)
        => [.. Enumerable.Range(0, table.GetLength(1)).Select(column => Enumerable.Range(0, table.GetLength(0)).Sum(row => table[row, column]))];
}
