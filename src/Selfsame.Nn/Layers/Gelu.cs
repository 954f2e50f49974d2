using Selfsame.Torch;

namespace Selfsame.Nn;

/// <summary>The exact Gaussian error linear unit, <c>x Φ(x)</c>.</summary>
/// <remarks>Hendrycks and Gimpel, 2016, arXiv 1606.08415.</remarks>
public sealed class Gelu : Layer
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor x)
    {
        // Channels-last pictures go through as N x H x W x C, so that nothing is copied.
        if (x.Rank == 4 && !x.IsContiguous)
        {
            return Forward(x.Permute([0, 2, 3, 1])).Permute([0, 3, 1, 2]);
        }

        // With oneDNN, libtorch 1.13 gets the float32 gradient wrong (even NaN) where the gradient that comes in is not contiguous. The
        // backward of the first reshape lays it out in a row; forward, both are views.
        return x.Gelu().Reshape([-1]).Reshape(x.Shape);
    }
}
