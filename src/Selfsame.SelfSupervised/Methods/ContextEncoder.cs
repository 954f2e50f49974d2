using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Decoders;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Masking;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Context encoder: from what surrounds them, the parts of a picture that were cut out.</summary>
/// <remarks>
/// Pathak et al.: Context Encoders: Feature Learning by Inpainting, CVPR 2016, arXiv 1604.07379. Between encoder and decoder stands the channel-wise fully
/// connected layer of section 3.1. Deviations: the decoder draws the whole picture, of which the hidden part and its rim count, wherever it lies; the
/// discriminator sees that part on an empty ground, not cut to size; the encoder is the backbone (the paper's AlexNet), without its
/// pooling. The adversarial loss is the non-saturating one.
/// </remarks>
public sealed class ContextEncoder : Method<ViewBatch>, IMethod<ContextEncoder, ContextEncoderOptions, ViewBatch>, IReconstructs
{
    private readonly ContextEncoderOptions _options;
    private readonly FeatureGrid _grid;
    private readonly Backbone _encoder;
    private readonly ChannelwiseLinear _mixing;
    private readonly ConvolutionalDecoder _decoder;
    private readonly RegionDiscriminator? _discriminator;

    /// <summary>A context encoder around an encoder, with a fresh decoder and, where it is asked for, a discriminator.</summary>
    /// <param name="options">Region and weights.</param>
    /// <param name="context">The size of the pictures.</param>
    /// <param name="encoder">The encoder.</param>
    /// <exception cref="MethodSettingsException">The size of the pictures is no whole number of doublings of the encoder's map.</exception>
    public ContextEncoder(ContextEncoderOptions options, RecipeContext context, Backbone encoder)
    {
        _options = options;
        _grid = new FeatureGrid(Name, encoder, context);
        _encoder = Child("encoder", encoder);
        _mixing = Child("mixing", new ChannelwiseLinear(encoder.FeatureCount, _grid.Side * _grid.Side));
        _decoder = Child("decoder", new ConvolutionalDecoder(new ConvolutionalDecoderOptions
        {
            Inputs = encoder.FeatureCount, Doublings = _grid.Doublings, Channels = context.Channels, Width = _grid.DecoderWidth,
        }));
        _discriminator = options.AdversarialWeight > 0
            ? Child("discriminator", new RegionDiscriminator(context.ImageSize, context.Channels, options.DiscriminatorWidth))
            : null;
    }

    /// <inheritdoc/>
    public static string Name => "context-encoder";

    /// <inheritdoc/>
    public static string Family => "autoencoding";

    /// <inheritdoc/>
    public static string Summary => "From what surrounds them, the parts of a picture that were cut out.";

    /// <inheritdoc/>
    public static string Paper => "Pathak et al., CVPR 2016, arXiv:1604.07379";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public static TokenPooling Pooling => TokenPooling.PatchMean;

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public override IReadOnlyList<Objective<ViewBatch>> Objectives => _discriminator is null
        ? base.Objectives
        :
        [
            new("discriminator", Trained(isDiscriminator: true), new OptimizerOptions
            {
                Kind = OptimizerKind.Adam, LearningRate = _options.DiscriminatorLearningRate, Beta1 = 0.5,
            }, 1, DiscriminatorLoss),
            new("inpainting", Trained(isDiscriminator: false), null, 1, Forward),
        ];

    /// <inheritdoc/>
    public static ContextEncoderOptions DefaultOptions(RecipeContext context) => context.IsSmall ? new() { Overlap = 0, DiscriminatorWidth = 32 } : new();

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.Autoencoder(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => OptimizerRecipes.Decoders(context);

    /// <inheritdoc/>
    public static ContextEncoder Create(ContextEncoderOptions options, RecipeContext context, Backbone backbone) => new(options, context, backbone);

    /// <inheritdoc/>
    /// <exception cref="MethodSettingsException">The view has another size than the decoder was made for.</exception>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var x = batch.Views[0];                                                                // N x C x H x W
        var region = Draw(x);
        var (h, output) = Inpaint(x, region);                                                  // N x D, N x C x H x W
        var squares = MaskedPixels.Weighted(output, x, region.Weights);
        if (_discriminator is null)
        {
            return Loss.Of(squares).Observing(h, h);
        }

        var fooling = (-_discriminator.Forward(output * region.Drawn)).AtLeastFloat32().Softplus().Mean();
        return Loss.Of(((1 - _options.AdversarialWeight) * squares) + (_options.AdversarialWeight * fooling))
                   .With("squares", squares)
                   .With("fooling", fooling)
                   .Observing(h, h);
    }

    /// <inheritdoc/>
    public Reconstruction Reconstruct(Tensor x)
    {
        var region = Draw(x);
        return new(x.MaskedFill(region.Hidden, 0), Tensor.Where(region.Hidden, Inpaint(x, region).Output.To(x.DType), x));
    }

    private Loss DiscriminatorLoss(ViewBatch batch, TrainingProgress progress)
    {
        var x = batch.Views[0];                                                                // N x C x H x W
        var region = Draw(x);
        Tensor output;
        using (var noGrad = new NoGrad())
        {
            output = noGrad.Keep(Inpaint(x, region).Output);
        }

        var (realScores, madeScores) = (_discriminator!.Forward(x * region.Drawn), _discriminator.Forward(output * region.Drawn)); // N each
        var real = (-realScores).AtLeastFloat32().Softplus().Mean();
        var made = madeScores.AtLeastFloat32().Softplus().Mean();
        // Diversity is that of whole pictures: by themselves the holes differ by where they lie.
        return Loss.Of(real + made).With("real", real).With("made", made)
                   .Judging(new ObservedContest(realScores.Unsqueeze(1), madeScores.Unsqueeze(1), x, x + ((output - x) * region.Drawn))
                   {
                       Remedy = "lower method.discriminatorLearningRate or method.discriminatorWidth",
                   });
    }

    private (Tensor Features, Tensor Output) Inpaint(Tensor x, (Tensor Hidden, Tensor Weights, Tensor Drawn) region)
    {
        var map = _grid.Forward(x.MaskedFill(region.Hidden, 0));                               // N x D x h x w
        return (map.Mean([2, 3]), _decoder.Forward(_mixing.Forward(map)));
    }

    // What is hidden (boolean), what each pixel counts, and which pixels are to be drawn (0 or 1); all N x 1 x H x W.
    private (Tensor Hidden, Tensor Weights, Tensor Drawn) Draw(Tensor x)
    {
        _grid.RequireSize(x);
        var side = _grid.ImageSize;
        var hidden = _options.Region == RegionPlacement.Centre
            ? RegionMask.Centre(x.Size(0), side, Pixels(_options.CentreShare), x.Device)
            : RegionMask.Random(x.Size(0), side, Pixels(_options.BlockShare), _options.Blocks, x.Device);
        var weights = hidden.To(x.DType);
        if (_options.Overlap == 0)
        {
            return (hidden, weights, weights);
        }

        var rim = RegionMask.Rim(hidden, _options.Overlap).To(x.DType);
        return (hidden, weights + (_options.OverlapWeight * rim), weights + rim);

        int Pixels(double share) => Math.Max(1, (int)Math.Round(share * side));
    }

    private NamedTensor[] Trained(bool isDiscriminator) =>
        [.. Parameters().Where(each => each.Value.RequiresGrad && each.Name.StartsWith("discriminator.", StringComparison.Ordinal) == isDiscriminator)];
}
