using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>How evenly embeddings cover the sphere.</summary>
/// <remarks>Wang and Isola, ICML 2020, arXiv 2005.10242, section 4.1.2.</remarks>
public static class Uniformity
{
    /// <summary>The logarithm of the mean Gaussian potential between different samples.</summary>
    /// <param name="x">Embeddings, N x D, of unit length; N at least 2.</param>
    /// <param name="t">The sharpness of the potential, above 0; 2 in the paper.</param>
    /// <returns>A scalar: 0 when all coincide, lower when they spread.</returns>
    public static Tensor Loss(Tensor x, double t = 2)
    {
        var n = x.Size(0);
        var squares = x.Square().Sum([1], keepdim: true);                                   // N x 1
        var distances = squares + squares.Transpose(0, 1) - 2 * x.Matmul(x.Transpose(0, 1)); // N x N, squared

        // The diagonal leaves as minus infinity rather than as N ones: their sum would drown the rest.
        var potentials = (-t * distances).FillDiagonal_(double.NegativeInfinity);
        return potentials.Reshape([-1]).Logsumexp([0]) - Math.Log((double)n * (n - 1));
    }
}
