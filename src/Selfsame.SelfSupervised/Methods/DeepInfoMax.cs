using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Deep InfoMax: a vector that describes a picture must know the most about the picture's own feature map, place by place or as a whole.</summary>
/// <remarks>
/// Hjelm et al.: Learning Deep Representations by Mutual Information Estimation and Maximization, ICLR 2019, arXiv 1808.06670, equation 8; the heads are those
/// of the public code. The vector is a linear map of the encoder's features, as the paper's last layer is; the features are the product. Deviations:
/// the encoder is a residual network, its map that of a stage; for the global term the map is flattened into the same head as vectors have, where
/// the public code has further convolutions; the discriminator has no gradient penalty, as in the paper (the public code has one).
/// </remarks>
public sealed class DeepInfoMax : Method<ViewBatch>, IMethod<DeepInfoMax, DeepInfoMaxOptions, ViewBatch>
{
    private readonly DeepInfoMaxOptions _options;
    private readonly Backbone _encoder;
    private readonly Linear _vector;
    private readonly DeepInfoMaxScorer? _local;
    private readonly DeepInfoMaxScorer? _global;
    private readonly Mlp? _discriminator;

    // The vectors of the step at hand, for the discriminator: encoding the batch again would cost as much as all the rest.
    private Tensor? _seen;

    /// <summary>Deep InfoMax around a residual network.</summary>
    /// <param name="options">Weights of the terms, estimator, scores and widths.</param>
    /// <param name="encoder">An encoder with maps of several scales.</param>
    /// <param name="imageSize">Side of the pictures in pixels: the global term sees the whole map, which grows with it.</param>
    /// <param name="channels">Channels of the pictures.</param>
    /// <exception cref="EncoderMismatchException">The encoder offers no maps.</exception>
    public DeepInfoMax(DeepInfoMaxOptions options, Backbone encoder, int imageSize, int channels = 3)
    {
        if (encoder is not IFeatureMapEncoder maps)
        {
            throw new EncoderMismatchException($"{Name} cannot train {encoder.Architecture}: it needs an encoder with a feature map.");
        }

        _options = options;
        _encoder = Child("encoder", encoder);
        _vector = Child("vector", new Linear(encoder.FeatureCount, options.VectorWidth));
        var (width, places) = Map(maps, encoder, options.MapStage, [1, channels, imageSize, imageSize]);
        if (options.Beta > 0)
        {
            _local = Child("local", new DeepInfoMaxScorer(options, width, wholeMap: false));
        }

        if (options.Alpha > 0)
        {
            _global = Child("global", new DeepInfoMaxScorer(options, width * places, wholeMap: true));
        }

        if (options.Gamma > 0)
        {
            _discriminator = Child("discriminator", new Mlp(new MlpOptions { Widths = [options.VectorWidth, 1000, 200, 1], HiddenBatchNorm = false }));
        }
    }

    /// <inheritdoc/>
    public static string Name => "deep-infomax";

    /// <inheritdoc/>
    public static string Family => "mutual information";

    /// <inheritdoc/>
    public static string Summary => "A picture's vector must know the most about the places of its own feature map.";

    /// <inheritdoc/>
    public static string Paper => "Hjelm et al., ICLR 2019, arXiv:1808.06670";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <summary>The encoder's loss, and, where there is a prior, that of the discriminator with its own optimizer.</summary>
    public override IReadOnlyList<Objective<ViewBatch>> Objectives => _discriminator is null
        ? base.Objectives
        :
        [
            new("encoder", Named(ofDiscriminator: false), null, 1, Forward),
            new("discriminator", Named(ofDiscriminator: true), new OptimizerOptions { Kind = OptimizerKind.Adam, LearningRate = _options.DiscriminatorRate }, 1, Discriminate),
        ];

    /// <inheritdoc/>
    public static DeepInfoMaxOptions DefaultOptions(RecipeContext context) => context.IsSmall
        ? new() { Units = 256, MapStage = 1, Places = 64, ScaleScores = true, Estimator = InformationEstimator.InfoNce }
        : new() { Places = 196 };

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.DeepInfoMax(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => context.IsSmall
        ? OptimizerRecipes.SmallPicturesAdam(context)
        : new OptimizerOptions { Kind = OptimizerKind.Adam, LearningRate = 1e-4, WeightDecay = 0 };

    /// <inheritdoc/>
    /// <exception cref="MethodSettingsException">Neither the global nor the local term is asked for.</exception>
    public static DeepInfoMax Create(DeepInfoMaxOptions options, RecipeContext context, Backbone backbone)
    {
        MethodSettingsException.Require(
            options.Alpha > 0 || options.Beta > 0,
            $"{Name}: method.alpha and method.beta are both 0, which leaves nothing to learn from: set beta to 1 for the local form, or alpha for the global one.");
        return new DeepInfoMax(options, backbone, context.ImageSize, context.Channels);
    }

    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        MethodSettingsException.RequirePictures(batch.Count);
        var maps = ((IFeatureMapEncoder)_encoder).FeatureMaps(batch.Views[0]);
        var h = maps[^1].Mean([2, 3]);                                                         // N x D
        var y = _vector.Forward(h);                                                            // N x E
        var places = maps[_options.MapStage].Permute([0, 2, 3, 1]).Flatten(1, 2);              // N x L x C

        var terms = new List<(string Name, double Weight, Tensor Value)>();
        if (_global is not null)
        {
            terms.Add(("global", _options.Alpha, _global.Loss(places.Flatten(1).Unsqueeze(1), y)));
        }

        if (_local is not null)
        {
            terms.Add(("local", _options.Beta, _local.Loss(Some(places), y)));
        }

        if (_discriminator is not null)
        {
            _seen = OnCube(y).Detach();
            terms.Add(("prior", _options.Gamma, Divergence.NonSaturating(_discriminator.Forward(OnCube(y)), DivergenceMeasure.Adversarial)));
        }

        var total = Loss.Of(terms.Select(term => term.Weight * term.Value).Aggregate((sum, term) => sum + term)).Observing(h, y);
        return terms.Aggregate(total, (loss, term) => loss.With(term.Name, term.Value));
    }

    // A fine map has more places than each step needs; the public code draws some of them, too.
    private Tensor Some(Tensor places)
    {
        var (n, all, width) = (places.Size(0), places.Size(1), places.Size(2));
        if (_options.Places == 0 || _options.Places >= all)
        {
            return places;
        }

        var drawn = Tensor.Randint(0, all, [n, _options.Places]).To(places.Device);            // N x P
        return places.Gather(1, drawn.Unsqueeze(2).Expand([n, _options.Places, width]));       // N x P x C
    }

    // The prior is uniform, so vectors are brought into the cube first.
    private static Tensor OnCube(Tensor y) => y.AtLeastFloat32().Sigmoid();

    private static (int Width, int Places) Map(IFeatureMapEncoder maps, Backbone encoder, int stage, long[] shape)
    {
        using var scope = new TensorScope();
        using var noGrad = new NoGrad();
        var wasTraining = encoder.IsTraining;
        encoder.Eval();
        var map = maps.FeatureMaps(Tensor.Zeros(shape))[stage];
        encoder.Train(wasTraining);
        return ((int)map.Size(1), (int)(map.Size(2) * map.Size(3)));
    }

    private Loss Discriminate(ViewBatch batch, TrainingProgress progress)
    {
        var q = _seen ?? OnCube(_vector.Forward(_encoder.Forward(batch.Views[0]))).Detach();   // N x E
        _seen = null;
        var p = Tensor.Rand(q.Shape).To(q.Device).To(q.DType);                                 // N x E: the prior
        return Loss.Of(Divergence.Loss(_discriminator!.Forward(p), _discriminator.Forward(q), DivergenceMeasure.Adversarial));
    }

    private NamedTensor[] Named(bool ofDiscriminator) =>
        [.. Parameters().Where(each => each.Value.RequiresGrad && each.Name.StartsWith("discriminator.", StringComparison.Ordinal) == ofDiscriminator)];
}
