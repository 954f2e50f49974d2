using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Health;

/// <summary>What can be said of embeddings without a label.</summary>
/// <param name="Spread">Standard deviation of the embeddings times sqrt(d): about 1 is healthy, 0 is collapsed.</param>
/// <param name="Rank">Effective rank (RankMe) of the encoder's features, at most <paramref name="RankLimit"/>.</param>
/// <param name="RankLimit">The largest rank that these features could have: min(N, D).</param>
/// <param name="Alignment">Mean squared distance of the two views of a picture, 0 to 4, or null where there is one view.</param>
/// <param name="Uniformity">Logarithm of the mean Gaussian potential: lower is more even.</param>
/// <param name="Redundancy">Mean squared correlation of two dimensions of the embeddings, beyond chance: 0 where each says its own, 1 where all say one thing.</param>
public sealed record HealthFigures(double Spread, double Rank, double RankLimit, double? Alignment, double Uniformity, double Redundancy)
{
    // The figures settle long before this many rows, and the cost of the singular values grows with them.
    private const int MostRows = 1024;

    /// <summary>The figures of one batch, from its first 1,024 rows.</summary>
    /// <param name="observed">The embeddings that a method showed; at least two samples.</param>
    public static HealthFigures Of(ObservedEmbeddings observed)
    {
        using var scope = new TensorScope();
        using var noGrad = new NoGrad();
        var features = First(observed.Features);
        var first = First(observed.First).L2Normalize();
        var second = observed.Second is { } other ? First(other).L2Normalize() : null;
        return new HealthFigures(
            FeatureSpread.Of(first),
            EffectiveRank.RankMe(features),
            Math.Min(features.Size(0), features.Size(1)),
            second is null ? null : Losses.Alignment.Loss(first, second).ToDouble(),
            Losses.Uniformity.Loss(first).ToDouble(),
            FeatureRedundancy.Of(First(observed.First)));
    }

    private static Tensor First(Tensor rows) => rows.Narrow(0, 0, Math.Min(rows.Size(0), MostRows)).To(DType.Float32);
}
