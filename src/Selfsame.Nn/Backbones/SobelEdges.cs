using Selfsame.Torch;

namespace Selfsame.Nn.Backbones;

/// <summary>The edges of a picture: how fast its brightness changes downwards and to the right. Nothing in it is learnt.</summary>
/// <remarks>
/// As DeepCluster prepares pictures (Caron et al., ECCV 2018, arXiv 1807.05520, section 3.3): the mean of the channels, then Sobel's two kernels. The
/// border sees zeros beyond it.
/// </remarks>
public sealed class SobelEdges : Layer
{
    /// <summary>The number of channels it gives.</summary>
    public const int Directions = 2;

    private static readonly float[] Kernels = [1, 0, -1, 2, 0, -2, 1, 0, -1, 1, 2, 1, 0, 0, 0, -1, -2, -1];

    /// <inheritdoc/>
    /// <param name="x">N x C x H x W.</param>
    /// <returns>N x 2 x H x W: across, then down.</returns>
    public override Tensor Forward(Tensor x)
    {
        using var scope = new TensorScope();
        var kernels = Tensor.From<float>(Kernels, [Directions, 1, 3, 3]).To(x.DType).To(x.Device);
        return scope.Keep(x.Mean([1], keepdim: true).Conv2d(kernels, padding: [1, 1])); // N x 1 x H x W -> N x 2 x H x W
    }
}
