using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>Similar pairs are drawn together, dissimilar ones pushed apart until a margin lies between them.</summary>
/// <remarks>
/// Hadsell, Chopra and LeCun, CVPR 2006, section 2.1: half the squared distance of a similar pair, half the square of what a dissimilar one lacks of the
/// margin. Computed in float32 or better also in mixed precision.
/// </remarks>
public static class MarginContrast
{
    // Below this squared distance the square root has no useful gradient.
    private const double Least = 1e-12;

    /// <summary>Pairs that are named similar or not.</summary>
    /// <param name="zA">Embeddings of the first pictures, N x D.</param>
    /// <param name="zB">Embeddings of the second pictures in the same order, N x D.</param>
    /// <param name="similar">1 for a similar pair and 0 for a dissimilar one, N (int64).</param>
    /// <param name="margin">The distance at which dissimilar pairs are far enough apart, above 0.</param>
    /// <returns>A scalar, the mean over pairs.</returns>
    public static Tensor OfPairs(Tensor zA, Tensor zB, Tensor similar, double margin)
    {
        using var full = Autocast.Off(zA.Device);
        var squares = (zA.AtLeastFloat32() - zB.AtLeastFloat32()).Square().Sum([1]);        // N
        return Tensor.Where(similar.Ne(0), squares / 2, Lacking(squares, margin)).Mean();
    }

    /// <summary>Row i of both is a similar pair, and row i of one with row j of the other a dissimilar one.</summary>
    /// <param name="zA">Embeddings of the first views, N x D; N at least 2.</param>
    /// <param name="zB">Embeddings of the second views in the same order, N x D.</param>
    /// <param name="margin">The distance at which dissimilar pairs are far enough apart, above 0.</param>
    /// <returns>A scalar: the mean over similar pairs and the mean over dissimilar ones, which are many more, weigh the same.</returns>
    /// <exception cref="MethodSettingsException">There is only one sample, hence no dissimilar pair.</exception>
    public static Tensor WithinBatch(Tensor zA, Tensor zB, double margin)
    {
        using var full = Autocast.Off(zA.Device);
        var n = zA.Size(0);
        MethodSettingsException.Require(n >= 2, $"Dissimilar pairs are made of different pictures, but got a batch of {n}: use a batch of two or more.");
        var (a, b) = (zA.AtLeastFloat32(), zB.AtLeastFloat32());

        var near = (a - b).Square().Sum([1]) / 2;                                            // N
        var lengths = a.Square().Sum([1], keepdim: true) + b.Square().Sum([1], keepdim: true).T;
        var far = Lacking(lengths - (2 * a.Matmul(b.T)), margin);                            // N x N
        var own = Tensor.Eye(n, DType.Bool, device: a.Device);
        return (near.Mean() + (far.MaskedFill(own, 0).Sum() / (double)(n * (n - 1)))) / 2;
    }

    private static Tensor Lacking(Tensor squares, double margin) =>
        (margin - squares.ClampMin(Least).Sqrt()).Relu().Square() / 2;
}
