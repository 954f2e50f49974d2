using Selfsame.Torch;

namespace Selfsame.Nn.Backbones;

/// <summary>Two 3 x 3 convolutions: the block of ResNet-18 and -34.</summary>
internal sealed class BasicBlock : ResidualBlock
{
    public const int Expansion = 1;

    private readonly Conv2d _conv1;
    private readonly ChannelNorm _bn1;
    private readonly Conv2d _conv2;
    private readonly ChannelNorm _bn2;

    public BasicBlock(int inputs, int width, int stride, BackboneNorm norm)
        : base(stride, norm)
    {
        _conv1 = Child("conv1", new Conv2d(inputs, width, kernel: 3, stride: stride, padding: 1, bias: false));
        _bn1 = Child("bn1", Norm(width));
        _conv2 = Child("conv2", new Conv2d(width, width, kernel: 3, padding: 1, bias: false));
        _bn2 = Child("bn2", Norm(width));
        Project(inputs, width * Expansion);
    }

    public override ChannelNorm LastNorm => _bn2;

    protected override Tensor Branch(Tensor x) => _conv2.Forward(_bn1.ForwardRelu(_conv1.Forward(x)));
}
