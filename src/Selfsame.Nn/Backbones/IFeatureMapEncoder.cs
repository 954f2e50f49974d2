using Selfsame.Torch;

namespace Selfsame.Nn.Backbones;

/// <summary>An encoder that offers features by place, before they are pooled.</summary>
public interface IFeatureMapEncoder
{
    /// <summary>The last feature map.</summary>
    /// <param name="x">N x C x H x W.</param>
    /// <returns>N x FeatureCount x h x w.</returns>
    Tensor FeatureMap(Tensor x);

    /// <summary>The maps of every scale, finest first: what dense tasks read.</summary>
    /// <param name="x">N x C x H x W.</param>
    /// <returns>One N x C' x h x w tensor a scale.</returns>
    IReadOnlyList<Tensor> FeatureMaps(Tensor x);
}
