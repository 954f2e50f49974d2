using Selfsame.Torch;

namespace Selfsame.Training.Classifiers;

/// <summary>How far the features of pictures lie from those of the pictures that a classifier has learnt from: what is far is unlike all of them.</summary>
/// <remarks>
/// Sun et al.: Out-of-Distribution Detection with Deep Nearest Neighbors, ICML 2022, arXiv 2204.06507, section 3: features of unit length, and the distance
/// to the k-th nearest of the known ones. It is told as the share of known pictures that lie nearer to the others than this picture does, which needs no
/// threshold: 0.99 means that only one known picture of a hundred is as far off.
/// </remarks>
public sealed class FeatureDistance : IDisposable
{
    private const int MostNeighbours = 5;
    private const int ChunkRows = 512;

    private readonly Tensor _bank;
    private readonly double[] _known;

    private FeatureDistance(Tensor bank, double[] known)
    {
        _bank = bank.Outlive();
        _known = known;
    }

    /// <summary>Known features of unit length, M x D float32.</summary>
    internal Tensor Bank => _bank;

    /// <summary>The distance of each known picture from the other ones, ascending; M values.</summary>
    public IReadOnlyList<double> Known => _known;

    // As many as both the bank and a bank without the picture itself have.
    private int Neighbours => (int)Math.Min(MostNeighbours, _bank.Size(0) - 1);

    /// <summary>Keeps the features of known pictures, and finds how far each lies from the others.</summary>
    /// <param name="features">M x D, M at least 2.</param>
    /// <exception cref="ArgumentException">There are fewer than two pictures.</exception>
    public static FeatureDistance Of(Tensor features)
    {
        if (features.Size(0) < 2)
        {
            throw new ArgumentException("How far apart pictures usually are takes two of them.", nameof(features));
        }

        using var noGrad = new NoGrad();
        var unmeasured = new FeatureDistance(UnitRows(features), []);
        // Its own feature is the nearest of each.
        var known = unmeasured.Nearest(unmeasured._bank, unmeasured.Neighbours + 1);
        Array.Sort(known);
        return new FeatureDistance(unmeasured._bank, known);
    }

    /// <summary>What another has found, as it stands in a file.</summary>
    internal static FeatureDistance Restore(Tensor bank, double[] known) => new(bank, known);

    /// <summary>The distance of each picture from its k-th nearest known one: 1 less the cosine of the angle between their features, 0 to 2.</summary>
    /// <param name="features">N x D float32.</param>
    public double[] Distances(Tensor features)
    {
        using var noGrad = new NoGrad();
        return Nearest(UnitRows(features), Neighbours);
    }

    /// <summary>The share of known pictures that lie nearer to the other ones than a picture at this distance does, 0 to 1.</summary>
    /// <param name="distance">What <see cref="Distances"/> has given.</param>
    public double ShareNearer(double distance)
    {
        var (from, to) = (0, _known.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = _known[middle] < distance ? (middle + 1, to) : (from, middle);
        }

        return (double)from / _known.Length;
    }

    /// <inheritdoc/>
    public void Dispose() => _bank.Dispose();

    private double[] Nearest(Tensor rows, int rank)
    {
        var distances = new List<double>((int)rows.Size(0));
        for (var start = 0L; start < rows.Size(0); start += ChunkRows)
        {
            using var scope = new TensorScope();
            var chunk = rows.Narrow(0, start, Math.Min(ChunkRows, rows.Size(0) - start));                // n x D
            var (cosines, _) = chunk.Mm(_bank.T).Topk(rank, 1);                                          // n x k, nearest first
            distances.AddRange(cosines.Narrow(1, rank - 1, 1).ToArray<float>().Select(cosine => Math.Clamp(1.0 - cosine, 0, 2)));
        }

        return [.. distances];
    }

    private static Tensor UnitRows(Tensor features) =>
        features / features.Square().Sum([1], keepdim: true).Sqrt().ClampMin(1e-12);
}
