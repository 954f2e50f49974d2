using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>The Kozachenko-Leonenko estimate of differential entropy: each embedding is driven away from its nearest neighbour in the batch.</summary>
/// <remarks>
/// Sablayrolles et al., ICLR 2019, arXiv 1806.03198, as DINOv2 uses it (arXiv 2304.07193). The small number stands inside and
/// outside the norm, as in PyTorch's pairwise distance. Computed in float32 or better also in mixed precision.
/// </remarks>
public static class KoLeo
{
    /// <summary>Minus the mean logarithm of the distance to the nearest neighbour.</summary>
    /// <param name="x">Embeddings, N x D, N at least 2; they need not have unit length.</param>
    /// <param name="epsilon">Keeps the logarithm finite where two coincide.</param>
    /// <returns>A scalar. Gradients flow to both ends of each pair.</returns>
    /// <exception cref="ArgumentException">There are fewer than two rows.</exception>
    public static Tensor Loss(Tensor x, double epsilon = 1e-8)
    {
        if (x.Size(0) < 2)
        {
            throw new ArgumentException("KoLeo compares embeddings with their nearest neighbours: use a batch of two or more.", nameof(x));
        }

        using var full = Autocast.Off(x.Device);
        var z = x.AtLeastFloat32().L2Normalize(epsilon);                     // N x D
        var distances = Linalg.VectorNorm(z - z.IndexSelect(0, Nearest(z)) + epsilon, 2, [1]);
        return -(distances + epsilon).Log().Mean();
    }

    private static Tensor Nearest(Tensor z)
    {
        using var noGrad = new NoGrad();
        var cosines = z.Matmul(z.Transpose(0, 1)).FillDiagonal_(-2);         // N x N, no one is its own neighbour
        return noGrad.Keep(cosines.Argmax(1));                               // N
    }
}
