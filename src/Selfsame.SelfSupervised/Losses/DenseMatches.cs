using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>Which place of one view shows what a place of the other does.</summary>
/// <remarks>Wang et al., CVPR 2021, arXiv 2011.09157, section 3.3: the place whose features of the backbone are most similar.</remarks>
public static class DenseMatches
{
    /// <summary>For each place of the first views the embedding of the most similar place of the second ones.</summary>
    /// <param name="first">Features of the places of the first views, N x S x C, of any length.</param>
    /// <param name="second">Features of the places of the second views, N x S x C, of any length.</param>
    /// <param name="embeddings">What is to be picked, one for each place of the second views, N x S x E.</param>
    /// <returns>N x S x E.</returns>
    public static Tensor Pick(Tensor first, Tensor second, Tensor embeddings)
    {
        using var noGrad = new NoGrad();
        using var full = Autocast.Off(first.Device);
        var lengths = Linalg.VectorNorm(second, 2, [2], keepdim: true).ClampMin(1e-12);             // N x S x 1
        var similarity = first.AtLeastFloat32().Matmul((second / lengths).AtLeastFloat32().Transpose(1, 2)); // N x S x S: the first's length does not matter
        var places = similarity.Argmax(2, keepdim: true);                                           // N x S x 1
        return noGrad.Keep(embeddings.Gather(1, places.Expand([-1, -1, embeddings.Size(2)])));
    }
}
