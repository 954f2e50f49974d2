using Selfsame.SelfSupervised.Clustering;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Clustering;

public sealed class KMeansTests
{
    [Theory]
    [InlineData(KMeansStart.Random)]
    [InlineData(KMeansStart.PlusPlus)]
    public void Fit_RandomRows_EndsWhereEachRowIsNearestToTheMeanOfItsCluster(KMeansStart start)
    {
        const int M = 40, D = 3;
        using var scope = new TensorScope();
        Engine.Seed(1);
        var rows = RandomVectors.Of(5, M * D);

        var result = KMeans.Fit(Tensor.From<double>(rows, [M, D]), new KMeansOptions { Clusters = 4, Iterations = 100, Start = start });

        var (labels, centroids) = (result.Assignments.ToArray<long>(), result.Centroids.ToArray<double>());
        var inertia = 0.0;
        for (var row = 0; row < M; row++)
        {
            var distances = Enumerable.Range(0, 4)
                .Select(k => Enumerable.Range(0, D).Sum(d => Math.Pow(rows[(row * D) + d] - centroids[(k * D) + d], 2))).ToArray();
            Assert.Equal(Array.IndexOf(distances, distances.Min()), labels[row]);
            inertia += distances.Min();
        }

        for (var k = 0; k < 4; k++)
        {
            for (var d = 0; d < D; d++)
            {
                Assert.Equal(Enumerable.Range(0, M).Where(row => labels[row] == k).Average(row => rows[(row * D) + d]), centroids[(k * D) + d], 1e-12);
            }
        }

        Assert.Equal(inertia, result.Inertia, 1e-9);
    }

    [Fact]
    public void Fit_DistantGroupsFromDistantRows_FindsThem()
    {
        using var scope = new TensorScope();
        Engine.Seed(2);
        var noise = RandomVectors.Of(6, 60 * 2);
        double[] rows = [.. noise.Select((value, at) => (0.01 * value) + (at / 2 % 6))];

        var result = KMeans.Fit(Tensor.From<double>(rows, [60, 2]), new KMeansOptions { Clusters = 6 });

        Assert.Equal(6, result.Assignments.ToArray<long>().Distinct().Count());
        Assert.True(result.Inertia < 0.1);
    }

    [Fact]
    public void Fit_StartThatLeavesClustersEmpty_SplitsTheLargest()
    {
        using var scope = new TensorScope();
        var rows = Tensor.From<double>(RandomVectors.Of(7, 50 * 2), [50, 2]);
        var start = Tensor.From<double>([0, 0, 90, 90, 91, 91, 92, 92, 93, 93], [5, 2]);

        var result = KMeans.Fit(rows, start, new KMeansOptions { Clusters = 5, Iterations = 50 });

        Assert.Equal(5, result.Assignments.ToArray<long>().Distinct().Count());
    }

    [Fact]
    public void Fit_Spherical_HasCentroidsOfLengthOneAndTheLargestCosine()
    {
        using var scope = new TensorScope();
        Engine.Seed(3);
        var rows = Tensor.From<double>(RandomVectors.Of(8, 30 * 4), [30, 4]).L2Normalize();

        var result = KMeans.Fit(rows, new KMeansOptions { Clusters = 5, Spherical = true, Start = KMeansStart.Random });

        Assert.All(result.Centroids.Square().Sum([1]).ToArray<double>(), length => Assert.Equal(1, length, 1e-12));
        Assert.Equal(rows.Matmul(result.Centroids.T).Argmax(1).ToArray<long>(), result.Assignments.ToArray<long>());
    }

    [Fact]
    public void Fit_SameSeed_IsTheSameWhateverIsHeldAtATime()
    {
        using var scope = new TensorScope();
        var rows = Tensor.From<double>(RandomVectors.Of(9, 100 * 3), [100, 3]);
        Engine.Seed(4);
        var whole = KMeans.Fit(rows, new KMeansOptions { Clusters = 8 });
        Engine.Seed(4);
        var parts = KMeans.Fit(rows, new KMeansOptions { Clusters = 8, DistancesAtATime = 64 });

        Assert.Equal(whole.Assignments.ToArray<long>(), parts.Assignments.ToArray<long>());
    }

    [Fact]
    public void Fit_RowsAllAlike_Ends()
    {
        using var scope = new TensorScope();

        var result = KMeans.Fit(Tensor.Ones([10, 3]), new KMeansOptions { Clusters = 3 });

        Assert.True(double.IsFinite(result.Inertia));
    }

    [Fact]
    public void Fit_MoreClustersThanRows_SaysBothNumbers()
    {
        using var scope = new TensorScope();

        var error = Assert.Throws<ArgumentException>(() => KMeans.Fit(Tensor.Zeros([5, 2]), new KMeansOptions { Clusters = 10 }));

        Assert.Contains("10 clusters of 5 rows", error.Message, StringComparison.Ordinal);
    }
}
