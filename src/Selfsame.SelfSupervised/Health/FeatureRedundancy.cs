using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Health;

/// <summary>Whether the dimensions of embeddings say different things.</summary>
public static class FeatureRedundancy
{
    // A dimension whose deviation is this share of the largest says nothing.
    private const double Silent = 1e-6;

    /// <summary>The mean squared correlation of two different dimensions, less what chance gives independent ones.</summary>
    /// <remarks>
    /// Of N independent samples, squared correlations average 1 / (N - 1); that much is taken off, so that small batches do not look redundant. Dimensions
    /// that do not vary are left out. The embeddings amount to E / (1 + (E - 1) r) uncorrelated dimensions, the participation ratio of the
    /// correlation matrix. Computed in float64, from products of samples and not of dimensions, which are more.
    /// </remarks>
    /// <param name="z">Embeddings, N x E; N at least 3.</param>
    /// <returns>From about 0 (may fall a little below) to 1; 1 where nothing varies, 0 where a single dimension does.</returns>
    public static double Of(Tensor z)
    {
        using var scope = new TensorScope();
        using var noGrad = new NoGrad();
        var n = z.Size(0);
        var centred = z.To(DType.Float64);
        centred -= centred.Mean([0], keepdim: true);                                  // N x E
        var deviation = (centred.Square().Sum([0]) / (double)n).Sqrt();               // E
        var varies = deviation.Gt(deviation.Max() * Silent);                          // E
        var width = varies.Sum().ToDouble();
        if (width < 2 || n < 3)
        {
            return width < 1 ? 1 : 0;
        }

        var standard = Tensor.Where(varies, centred / deviation, 0);                  // N x E
        var squares = standard.Matmul(standard.Transpose(0, 1)).Square().Sum().ToDouble() / ((double)n * n); // of all E x E correlations
        var mean = (squares - width) / (width * (width - 1));
        var chance = 1.0 / (n - 1);
        return (mean - chance) / (1 - chance);
    }
}
