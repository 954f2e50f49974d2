using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Clustering;

/// <summary>Lloyd's k-means over large sets of features, in bounded memory: distances are made for some rows at a time.</summary>
/// <remarks>
/// Lloyd, 1982. A cluster that lost all its rows takes half of the largest one: both centroids move apart by a thousandth along alternating
/// axes, so that the next assignment divides the rows between them, as faiss does for DeepCluster. Randomness is libtorch's generator's.
/// </remarks>
public static class KMeans
{
    private const double SplitDistance = 1.0 / 1024;

    /// <summary>Clusters rows from a start that is drawn.</summary>
    /// <param name="rows">M x D, without gradient; computed with in float32 or better.</param>
    /// <param name="options">How.</param>
    /// <exception cref="ArgumentException">There are more clusters than rows.</exception>
    public static KMeansResult Fit(Tensor rows, KMeansOptions options)
    {
        using var noGrad = new NoGrad();
        Check(rows, options.Clusters, options);
        var x = rows.AtLeastFloat32();
        var start = options.Start == KMeansStart.Random ? RandomRows(x, options.Clusters) : DistantRows(x, options.Clusters);
        return Keep(noGrad, Iterate(x, start, options));
    }

    /// <summary>Clusters rows from a given start.</summary>
    /// <param name="rows">M x D, without gradient; computed with in float32 or better.</param>
    /// <param name="start">The first centroids, K x D.</param>
    /// <param name="options">How; its number of clusters and start do not matter.</param>
    /// <exception cref="ArgumentException">There are more clusters than rows.</exception>
    public static KMeansResult Fit(Tensor rows, Tensor start, KMeansOptions options)
    {
        using var noGrad = new NoGrad();
        Check(rows, start.Size(0), options);
        var x = rows.AtLeastFloat32();
        return Keep(noGrad, Iterate(x, start.To(x.DType).Clone(), options));
    }

    private static KMeansResult Iterate(Tensor x, Tensor centroids, KMeansOptions options)
    {
        var labels = Tensor.Full([x.Size(0)], -1, DType.Int64, device: x.Device);   // M
        var next = labels.EmptyLike();
        if (options.Spherical)
        {
            centroids.Copy_(centroids.L2Normalize());
        }

        var iterations = 0;
        while (iterations < options.Iterations)
        {
            using var scope = new TensorScope();
            Assign(x, centroids, next, options);
            Move(x, next, centroids, options.Spherical);
            iterations++;
            var isSettled = next.Equal(labels);
            labels.Copy_(next);
            if (isSettled)
            {
                break;
            }
        }

        var inertia = Assign(x, centroids, labels, options);
        return new KMeansResult(centroids, labels, inertia, iterations);
    }

    /// <summary>Writes the nearest centroid of each row into the labels, and gives the sum of squared distances.</summary>
    private static double Assign(Tensor x, Tensor centroids, Tensor labels, KMeansOptions options)
    {
        var step = Math.Max(1, options.DistancesAtATime / centroids.Size(0));
        var lengths = centroids.Square().Sum([1]);                                    // K
        var inertia = 0.0;
        for (var first = 0L; first < x.Size(0); first += step)
        {
            using var scope = new TensorScope();
            var part = x.Narrow(0, first, Math.Min(step, x.Size(0) - first));         // C x D
            var distances = part.Matmul(centroids.T).Mul_(-2).Add_(lengths);          // C x K, less the rows' own squared lengths
            var (nearest, cluster) = distances.Min(1);
            labels.Narrow(0, first, part.Size(0)).Copy_(cluster);
            inertia += (nearest + part.Square().Sum([1])).Sum().ToDouble();
        }

        return Math.Max(0, inertia);
    }

    private static void Move(Tensor x, Tensor labels, Tensor centroids, bool spherical)
    {
        var clusters = (int)centroids.Size(0);
        var counts = labels.Bincount(minlength: clusters);                            // K
        var sums = centroids.ZerosLike().IndexAdd_(0, labels, x);               // K x D
        var sizes = counts.ToArray<long>();
        centroids.Copy_(sums / counts.ClampMin(1).Unsqueeze(1).To(sums.DType));
        for (var empty = 0; empty < clusters; empty++)
        {
            if (sizes[empty] == 0)
            {
                Split(centroids, sizes, empty);
            }
        }

        if (spherical)
        {
            centroids.Copy_(centroids.L2Normalize());
        }
    }

    private static void Split(Tensor centroids, long[] sizes, int empty)
    {
        var largest = Array.IndexOf(sizes, sizes.Max());
        var sign = Tensor.Arange(centroids.Size(1), dtype: DType.Int64, device: centroids.Device).Remainder(2).To(centroids.DType) * 2 - 1; // D: -1, 1, -1, ...
        var center = centroids.Select(0, largest).Clone();
        centroids.Select(0, empty).Copy_(center * (1 + SplitDistance * sign));
        centroids.Select(0, largest).Copy_(center * (1 - SplitDistance * sign));
        sizes[empty] = sizes[largest] / 2;
        sizes[largest] -= sizes[empty];
    }

    private static Tensor RandomRows(Tensor x, int clusters) =>
        x.IndexSelect(0, Tensor.Randperm(x.Size(0), device: x.Device).Narrow(0, 0, clusters));

    private static Tensor DistantRows(Tensor x, int clusters)
    {
        var centroids = Tensor.Empty([clusters, x.Size(1)], x.DType, device: x.Device);
        var nearest = Tensor.Full([x.Size(0)], double.PositiveInfinity, x.DType, device: x.Device);   // M, squared distances
        var draws = Tensor.Rand([clusters], DType.Float64, device: x.Device);
        for (var cluster = 0; cluster < clusters; cluster++)
        {
            using var scope = new TensorScope();
            var mass = (cluster == 0 ? nearest.OnesLike() : nearest).To(DType.Float64).Cumsum(0);
            var row = Tensor.Searchsorted(mass, mass.Narrow(0, mass.Size(0) - 1, 1) * draws.Narrow(0, cluster, 1), right: true)
                .ClampMax(x.Size(0) - 1);                                                             // 1
            var chosen = x.IndexSelect(0, row);                                                       // 1 x D
            centroids.Narrow(0, cluster, 1).Copy_(chosen);
            nearest.Copy_(nearest.Minimum((x - chosen).Square().Sum([1])));
        }

        return centroids;
    }

    private static void Check(Tensor rows, long clusters, KMeansOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Iterations, 1);
        if (clusters < 1 || clusters > rows.Size(0))
        {
            throw new ArgumentException($"k-means cannot make {clusters} clusters of {rows.Size(0)} rows: ask for fewer clusters.", nameof(options));
        }
    }

    private static KMeansResult Keep(NoGrad noGrad, KMeansResult result)
    {
        noGrad.Keep(result.Centroids);
        noGrad.Keep(result.Assignments);
        return result;
    }
}
