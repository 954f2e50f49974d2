using Selfsame.Data.Transforms;
using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Exemplar: each picture is a class of its own, and all its distorted views belong to it.</summary>
/// <remarks>
/// Dosovitskiy et al., NeurIPS 2014, arXiv 1406.6909, section 2: seed pictures, transformed strongly, are surrogate classes. The classifier has a row for each
/// seed, so that its cost grows with the set: of more pictures than <see cref="ExemplarOptions.Classes"/> evenly spread ones are taken, and the others
/// are not looked at. Deviations: seeds are whole pictures, not patches of 32 px at places of strong gradient; transformations are drawn anew at each step, and
/// are those of this program (crop, turn, flip, colour), not a fixed 150 for each seed; small pictures are learnt by Adam; a run that is too short to show
/// thousands of seeds often enough takes fewer of them.
/// </remarks>
public sealed class Exemplar : Method<ViewBatch>, IMethod<Exemplar, ExemplarOptions, ViewBatch>
{
    // A seed of the paper is seen at scales from 0.7 to 1.4, moved by a fifth of its side and turned by 20 degrees.
    private const double CropMinimum = 0.3;
    private const double MostDegrees = 20;

    // A row of the classifier that its seed has passed twenty times knows nothing yet: 5,000 seeds in 100,000 draws taught nothing, 500 did.
    private const int DrawsPerClass = 200;
    private const int FewestClasses = 100;

    private readonly Backbone _encoder;
    private readonly Linear _classifier;
    private readonly Tensor _classes;
    private readonly double[]? _weights;

    /// <summary>Exemplar around an encoder, with a fresh classifier.</summary>
    /// <param name="options">How many classes there are at most.</param>
    /// <param name="samples">Number of pictures, M.</param>
    /// <param name="encoder">Any encoder that gives N x D.</param>
    public Exemplar(ExemplarOptions options, int samples, Backbone encoder)
    {
        var count = Math.Min(samples, options.Classes);
        var classes = new long[samples];
        Array.Fill(classes, ClusterClassification.Unassigned);
        for (var seed = 0; seed < count; seed++)
        {
            classes[(long)seed * samples / count] = seed;
        }

        _weights = count == samples ? null : Array.ConvertAll(classes, each => each == ClusterClassification.Unassigned ? 0.0 : 1.0);
        _encoder = Child("encoder", encoder);
        _classifier = Child("classifier", new Linear(encoder.FeatureCount, count));
        _classes = Buffer("classes", Tensor.From<long>(classes, [samples]));                            // M
    }

    /// <inheritdoc/>
    public static string Name => "exemplar";

    /// <inheritdoc/>
    public static string Family => "pretext";

    /// <inheritdoc/>
    public static string Summary => "Each picture is a class of its own: to which one does a distorted view belong?";

    /// <inheritdoc/>
    public static string Paper => "Dosovitskiy et al., NeurIPS 2014, arXiv:1406.6909";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static ExemplarOptions DefaultOptions(RecipeContext context) => new()
    {
        Classes = (int)Math.Clamp((long)context.TotalSteps * context.GlobalBatch / DrawsPerClass, FewestClasses, new ExemplarOptions().Classes),
    };

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context)
    {
        PictureTransform[] transforms =
        [
            new RandomResizedCrop { Size = context.ImageSize, ScaleMinimum = CropMinimum },
            new RandomRotation { DegreesMinimum = -MostDegrees, DegreesMaximum = MostDegrees, Interpolation = PixelSampling.Bilinear },
            new RandomHorizontalFlip(),
            new ColorJitter { Brightness = 0.4, Contrast = 0.4, Saturation = 0.4, Hue = 0.1, Probability = 0.8 },
            new RandomGrayscale { Probability = 0.2 },
        ];
        ViewSpecification View(string name) => new() { Name = name, Size = context.ImageSize, Transforms = transforms };
        return new ViewRecipe { Views = [View("first"), View("second")] };
    }

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => PretextRecipes.Optimizer(context);

    /// <inheritdoc/>
    public static Exemplar Create(ExemplarOptions options, RecipeContext context, Backbone backbone) => new(options, context.SampleCount, backbone);

    /// <inheritdoc/>
    public override double[]? BeginEpoch(EpochFeatures features) => _weights;

    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var (n, views) = (batch.Count, batch.Views.Count);
        var h = _encoder.Forward(batch.Stack(0, views));                                                // VN x D
        var logits = _classifier.Forward(h);                                                            // VN x K
        var answers = _classes.IndexSelect(0, batch.Indices).Repeat([views]);                           // VN
        return Loss.Of(Classification.Loss(logits, answers))
                   .With("task/accuracy", Classification.Accuracy(logits, answers))
                   .Observing(h, h.Narrow(0, 0, n), views > 1 ? h.Narrow(0, n, n) : null);
    }
}
