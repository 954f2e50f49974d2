using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Health;

/// <summary>What can be said of a discriminator and a generator without a label.</summary>
/// <param name="Separation">
/// How often a real picture is scored above a made one: 0.5 where the discriminator is at a loss, 1 where it is never wrong.
/// </param>
/// <param name="Diversity">Mean distance of two made pictures as a share of that of two real ones: about 1 is healthy, 0 is collapsed to one picture.</param>
/// <param name="MayWin">Whether a separation of 1 is what the method wants.</param>
/// <param name="EncoderJudges">Whether the encoder is the discriminator.</param>
public sealed record ContestFigures(double Separation, double Diversity, bool MayWin, bool EncoderJudges = false)
{
    // Enough to see what a picture shows, and little to compute.
    private const int Side = 8;

    /// <summary>What holds the discriminator back, by settings that the method has.</summary>
    public string Remedy { get; init; } = "";

    /// <summary>The figures of one batch.</summary>
    /// <param name="observed">Scores and pictures; at least two of each.</param>
    public static ContestFigures Of(ObservedContest observed)
    {
        using var scope = new TensorScope();
        using var noGrad = new NoGrad();
        var ahead = observed.RealScores.Reshape([-1, 1]) - observed.FakeScores.Reshape([1, -1]);               // N x M
        var separation = (ahead.Gt(0).To(DType.Float64).Mean() + (ahead.Eq(0).To(DType.Float64).Mean() * 0.5)).ToDouble();
        var diversity = Spread(observed.Fake) / Math.Max(Spread(observed.Real), 1e-12);
        return new ContestFigures(separation, diversity, observed.MayWin, observed.EncoderJudges) { Remedy = observed.Remedy };
    }

    /// <summary>The means of the figures of several batches.</summary>
    /// <param name="batches">One or more, of one method.</param>
    public static ContestFigures Mean(IReadOnlyList<ContestFigures> batches) => batches[^1] with
    {
        Separation = batches.Average(each => each.Separation),
        Diversity = batches.Average(each => each.Diversity),
    };

    /// <summary>The mean Euclidean distance of two rows.</summary>
    /// <param name="rows">N x D, N at least 2.</param>
    public static double MeanDistance(Tensor rows)
    {
        using var scope = new TensorScope();
        using var noGrad = new NoGrad();
        var count = rows.Size(0);
        var values = rows.To(DType.Float64);
        return Tensor.Cdist(values, values).Sum().ToDouble() / ((double)count * (count - 1));
    }

    private static double Spread(Tensor pictures)
    {
        using var scope = new TensorScope();
        return MeanDistance(pictures.To(DType.Float32).AdaptiveAvgPool2d([Side, Side]).Flatten(1));
    }
}
