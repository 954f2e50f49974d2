using System.Globalization;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.Training.Curation;

/// <summary>Compares every picture with every other, in bounded memory: which pairs are nearly the same, and how far each lies from its nearest others.</summary>
internal sealed class NeighbourScan
{
    private const int SimilaritiesAtATime = 1 << 24;

    // Equal features have a cosine of 1 but for the last bits.
    private const double Rounding = 1e-6;

    private NeighbourScan(List<NearPair> pairs, float[] nearest, float[] distances) => (Pairs, Nearest, Distances) = (pairs, nearest, distances);

    /// <summary>All pairs from the threshold up.</summary>
    public List<NearPair> Pairs { get; }

    /// <summary>The cosine of each picture with its nearest other.</summary>
    public float[] Nearest { get; }

    /// <summary>The mean distance (1 - cosine) of each picture to its nearest others.</summary>
    public float[] Distances { get; }

    /// <exception cref="SettingException">There are too many pairs.</exception>
    public static NeighbourScan Of(Tensor features, CurationOptions options, Action<int>? progress, CancellationToken cancellation)
    {
        using var scope = new TensorScope();
        using var noGrad = new NoGrad();
        var unit = features.L2Normalize();                                                    // M x D
        var count = (int)unit.Size(0);
        var (pairs, nearest, distances) = (new List<NearPair>(), new float[count], new float[count]);
        var step = Math.Clamp(SimilaritiesAtATime / count, 1, count);
        for (var first = 0; first < count; first += step)
        {
            cancellation.ThrowIfCancellationRequested();
            using var part = new TensorScope();
            var length = Math.Min(step, count - first);
            var similar = unit.Narrow(0, first, length).Mm(unit.T);                           // n x M
            similar.Narrow(1, first, length).Diagonal().Fill_(-2);                            // nobody is his own neighbour
            var top = similar.Topk(Math.Min(options.Neighbours, count - 1), 1).Values;        // n x k
            top.Select(1, 0).CopyTo(nearest.AsSpan(first, length));
            (1 - top.Mean([1])).CopyTo(distances.AsSpan(first, length));
            AddPairs(pairs, similar, first, options);
            progress?.Invoke(first + length);
        }
        return new NeighbourScan(pairs, nearest, distances);
    }

    private static void AddPairs(List<NearPair> pairs, Tensor similar, int first, CurationOptions options)
    {
        var found = similar.Ge(options.Threshold - Rounding);
        var total = found.Sum().Item<long>();
        if (total == 0) return;
        // Each pair is seen from both sides.
        if ((total / 2) + pairs.Count > options.MostPairs)
            throw new SettingException(string.Create(CultureInfo.InvariantCulture, $"More than {options.MostPairs:N0} pairs of pictures have a cosine of {options.Threshold} or more: this encoder tells them apart less than that. Give a higher --threshold."));
        var places = found.Nonzero();                                                         // P x 2
        var (rows, columns) = (places.Select(1, 0), places.Select(1, 1));
        var values = similar.Reshape([-1]).IndexSelect(0, (rows * similar.Size(1)) + columns).ToArray<float>();
        var (from, to) = (rows.ToArray<long>(), columns.ToArray<long>());
        for (var i = 0; i < values.Length; i++)
        {
            if (first + from[i] < to[i]) pairs.Add(new NearPair(first + (int)from[i], (int)to[i], Math.Min(values[i], 1)));
        }
    }
}
