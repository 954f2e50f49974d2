using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Patches;

/// <summary>What is done to the colours of tiles, so that they do not give the answer away.</summary>
public static class TileColours
{
    private const double NoiseShare = 0.01;
    private const double LeastDeviation = 1e-3;

    // I - a'a / |a|^2 with a = (-1, 2, -1).
    private static readonly double[] WithoutGreenAndMagenta =
        [5 / 6.0, 2 / 6.0, -1 / 6.0, 2 / 6.0, 2 / 6.0, 2 / 6.0, -1 / 6.0, 2 / 6.0, 5 / 6.0];

    /// <summary>Tiles with their colours handled. Pictures that are not of three channels have no colours, and stay as they are.</summary>
    /// <param name="tiles">N x T x C x s x s, normalised.</param>
    /// <param name="handling">What to do.</param>
    public static Tensor Handle(Tensor tiles, ColourHandling handling) => tiles.Size(2) != 3 ? tiles : handling switch
    {
        ColourHandling.Drop => Drop(tiles),
        ColourHandling.Project => Project(tiles),
        _ => tiles,
    };

    /// <summary>Keeps one channel of each tile; the others become Gaussian noise of a hundredth of its standard deviation.</summary>
    /// <param name="tiles">N x T x 3 x s x s. The channel and then the noise are drawn from libtorch's generator.</param>
    public static Tensor Drop(Tensor tiles)
    {
        var (n, t) = (tiles.Size(0), tiles.Size(1));
        var kept = Tensor.Randint(0, 3, [n, t]).To(tiles.Device);                                               // N x T
        var isKept = kept.Unsqueeze(2).Eq(Tensor.Arange(3, dtype: DType.Int64, device: tiles.Device))
            .Unsqueeze(3).Unsqueeze(4);                                                                         // N x T x 3 x 1 x 1
        var own = tiles.Gather(2, kept.Reshape([n, t, 1, 1, 1]).Expand([n, t, 1, tiles.Size(3), tiles.Size(4)])); // N x T x 1 x s x s
        var deviation = own.Std([2, 3, 4], correction: 0, keepdim: true);                                       // N x T x 1 x 1 x 1
        var noise = Tensor.Randn(tiles.Shape).To(tiles.Device).To(tiles.DType);
        return Tensor.Where(isKept, tiles, noise * (deviation * NoiseShare));
    }

    /// <summary>Every pixel without what lies along (-1, 2, -1), between green and magenta.</summary>
    /// <param name="tiles">N x T x 3 x s x s.</param>
    /// <remarks>In normalised values, whose deviations are nearly the same for the three channels.</remarks>
    public static Tensor Project(Tensor tiles)
    {
        var matrix = Tensor.From<double>(WithoutGreenAndMagenta, [3, 3]).To(tiles.DType).To(tiles.Device);
        var (n, t, s) = (tiles.Size(0), tiles.Size(1), tiles.Size(3));
        return matrix.Matmul(tiles.Reshape([n * t, 3, s * s])).Reshape([n, t, 3, s, s]);
    }

    /// <summary>Each channel of each tile brought to mean 0 and deviation 1, so that neighbours cannot be known by their brightness.</summary>
    /// <remarks>Noroozi and Favaro, ECCV 2016, arXiv 1603.09246, section 4.2. A tile of one colour becomes 0.</remarks>
    /// <param name="tiles">N x T x C x s x s.</param>
    public static Tensor Normalize(Tensor tiles)
    {
        var centred = tiles - tiles.Mean([3, 4], keepdim: true);
        return centred / centred.Square().Mean([3, 4], keepdim: true).Sqrt().ClampMin(LeastDeviation);
    }
}
