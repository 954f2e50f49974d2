using System.Globalization;
using Selfsame.Torch;

namespace Selfsame.Nn.Backbones;

/// <summary>A residual network with torchvision's parameter names; weights saved by torchvision or timm load by name.</summary>
/// <remarks>
/// He et al., CVPR 2016, arXiv 1512.03385, in torchvision's form (stride in the 3 x 3 of a bottleneck). The small stem is that of
/// SimCLR's appendix B.9: 3 x 3, stride 1, padding 1, no max-pooling.
/// </remarks>
public sealed class ResNet : Backbone, IFeatureMapEncoder
{
    private readonly ResNetOptions _options;
    private readonly SobelEdges? _edges;
    private readonly Conv2d _conv1;
    private readonly ChannelNorm? _bn1;
    private readonly MaxPool2d? _maxPool;
    private readonly Sequential[] _stages;

    /// <summary>Makes the network with torchvision's initialisation.</summary>
    /// <param name="options">Its shape.</param>
    /// <exception cref="BackboneException">The depth is none of 18, 34, 50, or a size is not positive.</exception>
    public ResNet(ResNetOptions options)
    {
        if (options.Width < 1 || options.Channels < 1)
        {
            throw new BackboneException(
                $"A ResNet needs a width and channels of at least 1, not {options.Width} and {options.Channels}.");
        }

        int[] blocks = options.Depth switch
        {
            18 => [2, 2, 2, 2],
            34 or 50 => [3, 4, 6, 3],
            _ => throw new BackboneException($"There is no ResNet-{options.Depth} here; the depths are 18, 34 and 50."),
        };
        var bottlenecks = options.Depth >= 50;
        var expansion = bottlenecks ? BottleneckBlock.Expansion : BasicBlock.Expansion;

        _options = options;
        Architecture = $"resnet{options.Depth}";
        FeatureCount = 8 * options.Width * expansion;
        _edges = options.Edges ? new SobelEdges() : null;
        var channels = options.Edges ? SobelEdges.Directions : options.Channels;
        _conv1 = options.SmallStem
            ? new Conv2d(channels, options.Width, kernel: 3, padding: 1, bias: false)
            : new Conv2d(channels, options.Width, kernel: 7, stride: 2, padding: 3, bias: false);
        Child("conv1", _conv1);
        // A picture of half the contrast would look the same behind a norm over all of it: the stem has none.
        _bn1 = options.Norm == BackboneNorm.Layer ? null : Child("bn1", ResidualBlock.Create(options.Norm, options.Width));
        _maxPool = options.SmallStem ? null : Child("maxpool", new MaxPool2d(kernel: 3, stride: 2, padding: 1));

        _stages = new Sequential[blocks.Length];
        var inputs = options.Width;
        for (var stage = 0; stage < blocks.Length; stage++)
        {
            var width = options.Width << stage;
            var layers = new List<Layer>();
            for (var i = 0; i < blocks[stage]; i++)
            {
                var stride = stage > 0 && i == 0 ? 2 : 1;
                layers.Add(bottlenecks ? new BottleneckBlock(inputs, width, stride, options.Norm) : new BasicBlock(inputs, width, stride, options.Norm));
                inputs = width * expansion;
            }

            _stages[stage] = Child($"layer{stage + 1}", new Sequential(layers));
        }

        Initialise(options.ZeroInitResidual);
    }

    /// <inheritdoc/>
    public override string Architecture { get; }

    /// <inheritdoc/>
    public override BackboneFamily Family => BackboneFamily.ResNet;

    /// <inheritdoc/>
    public override int FeatureCount { get; }

    /// <inheritdoc/>
    public override string ClassifierName => "fc";

    /// <inheritdoc/>
    public override int BlockCount => _stages.Sum(stage => stage.Layers.Count);

    /// <inheritdoc/>
    public override int LayerOf(string parameter)
    {
        if (parameter.Split('.') is not [['l', 'a', 'y', 'e', 'r', .. var stage], var block, ..])
        {
            return 0;
        }

        var before = _stages.Take(int.Parse(stage, CultureInfo.InvariantCulture) - 1).Sum(each => each.Layers.Count);
        return before + int.Parse(block, CultureInfo.InvariantCulture) + 1;
    }

    /// <inheritdoc/>
    public override Backbone Twin() => new ResNet(_options);

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x)
    {
        using var scope = new TensorScope();
        return scope.Keep(FeatureMap(x).Mean([2, 3])); // N x FeatureCount
    }

    /// <inheritdoc/>
    public Tensor FeatureMap(Tensor x)
    {
        using var scope = new TensorScope();
        x = Stem(x);
        foreach (var stage in _stages)
        {
            x = stage.Forward(x);
        }

        return scope.Keep(x); // N x FeatureCount x h x w
    }

    /// <summary>The output of the stem and of each of the four stages, finest first.</summary>
    /// <param name="x">N x C x H x W.</param>
    /// <returns>Five tensors; with the large stem their sides are 1/4, 1/4, 1/8, 1/16 and 1/32 of the picture's.</returns>
    public IReadOnlyList<Tensor> FeatureMaps(Tensor x)
    {
        var maps = new List<Tensor> { Stem(x) };
        foreach (var stage in _stages)
        {
            maps.Add(stage.Forward(maps[^1]));
        }

        return maps;
    }

    private Tensor Stem(Tensor x)
    {
        using var scope = new TensorScope();
        x = _conv1.Forward((_edges?.Forward(x) ?? x).ChannelsLast());
        x = _bn1?.ForwardRelu(x) ?? x.Relu();
        return scope.Keep(_maxPool?.Forward(x) ?? x);
    }

    private void Initialise(bool zeroResidual)
    {
        foreach (var (_, parameter) in Parameters())
        {
            if (parameter.Rank == 4)
            {
                Initializers.KaimingNormal(parameter);
            }
        }

        if (!zeroResidual)
        {
            return;
        }

        foreach (var block in _stages.SelectMany(stage => stage.Layers).Cast<ResidualBlock>())
        {
            Initializers.Constant(block.LastNorm.Weight!, 0);
        }
    }
}
