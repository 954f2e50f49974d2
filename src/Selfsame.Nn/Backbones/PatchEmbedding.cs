using Selfsame.Torch;

namespace Selfsame.Nn.Backbones;

/// <summary>Cuts pictures into patches and projects each to a token; named <c>patch_embed.proj</c> as in timm.</summary>
internal sealed class PatchEmbedding : Layer
{
    private readonly Conv2d _projection;

    public PatchEmbedding(int channels, int width, int patchSize) =>
        _projection = Child("proj", new Conv2d(channels, width, kernel: patchSize, stride: patchSize));

    public override Tensor Forward(Tensor x) =>
        _projection.Forward(x.ChannelsLast()).Flatten(2, 3).Transpose(1, 2); // N x C x H x W -> N x T x D
}
