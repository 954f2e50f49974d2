using Selfsame.Torch;

namespace Selfsame.Nn.Backbones;

/// <summary>1 x 1, 3 x 3 and 1 x 1 convolutions, the stride in the middle as in torchvision: the block of ResNet-50.</summary>
internal sealed class BottleneckBlock : ResidualBlock
{
    public const int Expansion = 4;

    private readonly Conv2d _conv1;
    private readonly ChannelNorm _bn1;
    private readonly Conv2d _conv2;
    private readonly ChannelNorm _bn2;
    private readonly Conv2d _conv3;
    private readonly ChannelNorm _bn3;

    public BottleneckBlock(int inputs, int width, int stride, BackboneNorm norm)
        : base(stride, norm)
    {
        _conv1 = Child("conv1", new Conv2d(inputs, width, kernel: 1, bias: false));
        _bn1 = Child("bn1", Norm(width));
        _conv2 = Child("conv2", new Conv2d(width, width, kernel: 3, stride: stride, padding: 1, bias: false));
        _bn2 = Child("bn2", Norm(width));
        _conv3 = Child("conv3", new Conv2d(width, width * Expansion, kernel: 1, bias: false));
        _bn3 = Child("bn3", Norm(width * Expansion));
        Project(inputs, width * Expansion);
    }

    public override ChannelNorm LastNorm => _bn3;

    protected override Tensor Branch(Tensor x)
    {
        x = _bn1.ForwardRelu(_conv1.Forward(x));
        return _conv3.Forward(_bn2.ForwardRelu(_conv2.Forward(x)));
    }
}
