using Selfsame.Testing;
using Selfsame.Training.Evaluation.Scores;
using Xunit;

namespace Selfsame.Training.Tests.Evaluation.Scores;

public sealed class ClusterAgreementTests
{
    [Fact]
    public void Of_RenamedClusters_IsTheSame()
    {
        int[] labels = [0, 0, 1, 1, 2, 2, 2, 0, 1];
        int[] clusters = [1, 1, 0, 2, 2, 2, 0, 1, 0];

        Assert.Equal(ClusterAgreement.Of(clusters, labels), ClusterAgreement.Of([.. clusters.Select(cluster => 2 - cluster)], labels));
    }

    [Fact]
    public void Of_EqualPartitions_IsOneEverywhere() =>
        Assert.Equal(new ClusterAgreement(1, 1, 1, 1), ClusterAgreement.Of([2, 2, 0, 1], [0, 0, 1, 2]));

    [Fact]
    public void Of_OneCluster_KnowsNothing()
    {
        var agreement = ClusterAgreement.Of([0, 0, 0, 0], [0, 0, 1, 1]);

        Assert.Equal((0, 0, 0.5), (agreement.Nmi, agreement.Ari, agreement.Accuracy));
    }

    [Fact]
    public void Of_OtherLength_IsRefused() => Assert.Throws<ArgumentException>(() => ClusterAgreement.Of([0, 1], [0]));

    [Fact]
    public void Maximise_SmallTables_FindsWhatTryingAllFinds()
    {
        var random = new Random(7);
        for (var trial = 0; trial < 200; trial++)
        {
            var gain = new double[random.Next(1, 6), random.Next(1, 6)];
            for (var row = 0; row < gain.GetLength(0); row++)
                for (var column = 0; column < gain.GetLength(1); column++) gain[row, column] = random.Next(-3, 10);

            var columnOf = AssignmentProblem.Maximise(gain);

            var used = columnOf.Where(column => column >= 0).ToArray();
            Assert.Equal(Math.Min(gain.GetLength(0), gain.GetLength(1)), used.Distinct().Count());
            Assert.Equal(Best(gain, 0, 0), columnOf.Select((column, row) => column >= 0 ? gain[row, column] : 0).Sum());
        }
    }

    // Every way to pair as many rows with columns as there can be pairs.
    private static double Best(double[,] gain, int row, int usedColumns)
    {
        var (rows, columns) = (gain.GetLength(0), gain.GetLength(1));
        if (row == rows) return int.PopCount(usedColumns) == Math.Min(rows, columns) ? 0 : double.NegativeInfinity;
        var best = rows > columns ? Best(gain, row + 1, usedColumns) : double.NegativeInfinity;
        for (var column = 0; column < columns; column++)
        {
            if ((usedColumns & (1 << column)) == 0) best = Math.Max(best, gain[row, column] + Best(gain, row + 1, usedColumns | (1 << column)));
        }
        return best;
    }
}
