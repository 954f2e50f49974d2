using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Decoders;

/// <summary>The right half of a U-Net whose left half is an encoder: from its coarsest map up, each finer map joined in on the way.</summary>
/// <remarks>
/// Ronneberger et al., MICCAI 2015, arXiv 1505.04597, as pix2pix (Isola et al., CVPR 2017, arXiv 1611.07004) has it. Deviations: pixels are repeated and then
/// convolved 3 x 3, where pix2pix has transposed convolutions, which leave a chessboard in what they draw (Odena et al., Distill 2016).
/// </remarks>
public sealed class UNetDecoder : Module
{
    private const int SmallestWidth = 16;

    private readonly UNetDecoderOptions _options;
    private readonly IFeatureMapEncoder _encoder;
    private readonly int[] _skips;
    private readonly List<Sequential> _stages = [];
    private readonly Conv2d _output;

    /// <summary>A decoder for the maps that an encoder gives of pictures of a size.</summary>
    /// <param name="method">The method's name, for errors.</param>
    /// <param name="encoder">An encoder that offers feature maps; it is tried once, without gradient, to see what they are like.</param>
    /// <param name="imageSize">Side of the pictures in pixels.</param>
    /// <param name="channels">Channels of the pictures.</param>
    /// <param name="options">Its shape.</param>
    /// <exception cref="EncoderMismatchException">The encoder has no feature maps.</exception>
    /// <exception cref="MethodSettingsException">The pictures cannot be halved as often as the encoder does.</exception>
    public UNetDecoder(string method, Backbone encoder, int imageSize, int channels, UNetDecoderOptions options)
    {
        _options = options;
        _encoder = encoder as IFeatureMapEncoder
            ?? throw new EncoderMismatchException($"{method} cannot train {encoder.Architecture}: it needs an encoder with feature maps.");
        var maps = Try(encoder, _encoder, imageSize, channels);
        var halvings = (int)Math.Round(Math.Log2((double)imageSize / maps[^1].Side));
        SideMultiple = 1 << halvings;
        MethodSettingsException.Require(
            imageSize % SideMultiple == 0,
            $"{method}: {encoder.Architecture} halves pictures of {imageSize} pixels {halvings} times, and they must be doubled back to where they were: take an imageSize that {SideMultiple} divides, such as {(imageSize / SideMultiple * SideMultiple) + SideMultiple}.");
        MethodSettingsException.Require(
            options.Stride <= SideMultiple,
            $"{method}: colours at every {options.Stride}th pixel are coarser than the last map of {encoder.Architecture}, which has every {SideMultiple}th: set method.stride lower.");

        var (side, width) = (maps[^1].Side, maps[^1].Channels);
        var skips = new List<int>();
        while (side < imageSize / options.Stride)
        {
            side *= 2;
            var level = maps.FindLastIndex(map => map.Side == side);
            var skip = options.HasSkips ? level : -1;
            var inputs = width + (skip < 0 ? 0 : maps[skip].Channels);
            width = level < 0 ? Math.Max(SmallestWidth, width / 2) : maps[level].Channels;
            skips.Add(skip);
            _stages.Add(Child($"stage{_stages.Count + 1}", Stage(inputs, width, _stages.Count < UNetDecoderOptions.DroppingStages ? options.Dropout : 0)));
        }

        _skips = [.. skips];
        _output = Child("output", new Conv2d(width, options.OutputChannels, kernel: 3, padding: 1));
    }

    /// <summary>What must divide both sides of pictures: how often the encoder halves them, as a power of two.</summary>
    public int SideMultiple { get; }

    /// <summary>Decodes.</summary>
    /// <param name="x">What the encoder sees, N x C x H x W; <see cref="SideMultiple"/> divides H and W.</param>
    /// <returns>What is drawn, N x OutputChannels x H/stride x W/stride, and the encoder's pooled features, N x D.</returns>
    public (Tensor Output, Tensor Features) Forward(Tensor x)
    {
        var maps = _encoder.FeatureMaps(x);
        var y = maps[^1];                                                                               // N x D x h x w
        var features = y.Mean([2, 3]);                                                                  // N x D
        foreach (var (stage, skip) in _stages.Zip(_skips))
        {
            y = y.Doubled();
            y = stage.Forward(skip < 0 ? y : Tensor.Cat([y, maps[skip]], 1));
        }

        return (_output.Forward(y), features);
    }

    private static Sequential Stage(int inputs, int outputs, double dropout)
    {
        List<Layer> layers = [new Conv2d(inputs, outputs, kernel: 3, padding: 1, bias: false), new BatchNorm2d(outputs)];
        if (dropout > 0)
        {
            layers.Add(new Dropout(dropout));
        }

        return new Sequential([.. layers, new Relu()]);
    }

    private static List<(int Channels, int Side)> Try(Backbone backbone, IFeatureMapEncoder encoder, int imageSize, int channels)
    {
        using var noGrad = new NoGrad();
        var wasTraining = backbone.IsTraining;
        backbone.Eval();
        var picture = Tensor.Zeros([1, channels, imageSize, imageSize]);
        List<(int, int)> maps = [.. encoder.FeatureMaps(picture).Select(map => ((int)map.Size(1), (int)map.Size(3)))];
        backbone.Train(wasTraining);
        return maps;
    }
}
