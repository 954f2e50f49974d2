using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Health;

/// <summary>What can be said of embeddings without a label.</summary>
/// <param name="Spread">Standard deviation of the embeddings times sqrt(d): about 1 is healthy, 0 is collapsed.</param>
/// <param name="Rank">Effective rank (RankMe) of the encoder's features, at most <paramref name="RankLimit"/>.</param>
/// <param name="RankLimit">The largest rank that these features could have: min(N, D).</param>
/// <param name="Alignment">Mean squared distance of the two views of a picture, 0 to 4, or null where there is one view.</param>
/// <param name="Uniformity">Logarithm of the mean Gaussian potential: lower is more even.</param>
public sealed record HealthFigures(double Spread, double Rank, double RankLimit, double? Alignment, double Uniformity)
{
    /// <summary>The figures of one batch.</summary>
    /// <param name="observed">The embeddings that a method showed; at least two samples.</param>
    public static HealthFigures Of(ObservedEmbeddings observed)
    {
        using var scope = new TensorScope();
        using var noGrad = new NoGrad();
        var first = observed.First.To(DType.Float32).L2Normalize();
        var second = observed.Second?.To(DType.Float32).L2Normalize();
        return new HealthFigures(
            FeatureSpread.Of(observed.First),
            EffectiveRank.RankMe(observed.Features),
            Math.Min(observed.Features.Size(0), observed.Features.Size(1)),
            second is null ? null : Losses.Alignment.Loss(first, second).ToDouble(),
            Losses.Uniformity.Loss(first).ToDouble());
    }
}
