using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Clustering;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>DeepCluster: each epoch begins with k-means over the features of the whole set, and its clusters are the labels of that epoch.</summary>
/// <remarks>
/// Caron et al., ECCV 2018, arXiv 1807.05520, section 3: features are whitened on their principal axes and brought to unit length, k-means labels
/// them, a fresh linear classifier learns the labels, clusters are drawn equally often. Deviations: pictures keep their colours unless the backbone is
/// told to see Sobel edges (<see cref="BackboneOptions.Edges"/>), as the paper has it; the encoder's pooled features are clustered, with no fully
/// connected layers in between; the optimizer's momentum lives on over the fresh classifier; the number of clusters is a fiftieth of the pictures, at
/// most the paper's 10,000; small pictures are learnt by Adam, with which ten epochs go further than with the paper's SGD.
/// </remarks>
public sealed class DeepCluster : Method<ViewBatch>, IMethod<DeepCluster, DeepClusterOptions, ViewBatch>
{
    private const int PicturesPerCluster = 50;
    private const int FeaturesPerAxis = 16;
    private const int FewestAxes = 32;

    // The published code's deviation of a fresh classifier: logits begin near 0.
    private const double FreshDeviation = 0.01;

    private readonly DeepClusterOptions _options;
    private readonly Backbone _encoder;
    private readonly Linear _classifier;
    private readonly Tensor _assignments;
    private readonly int _axes;

    /// <summary>DeepCluster around an encoder, with nothing clustered.</summary>
    /// <param name="options">Clusters, whitening and sampling.</param>
    /// <param name="samples">Number of pictures, M.</param>
    /// <param name="encoder">Any encoder that gives N x D.</param>
    public DeepCluster(DeepClusterOptions options, int samples, Backbone encoder)
    {
        _options = options;
        _axes = options.PrincipalAxes > 0 ? options.PrincipalAxes : Math.Max(FewestAxes, encoder.FeatureCount / FeaturesPerAxis);
        _encoder = Child("encoder", encoder);
        _classifier = Child("classifier", new Linear(encoder.FeatureCount, options.Clusters));
        _assignments = Buffer("assignments", Tensor.Zeros([samples], DType.Int64));
    }

    /// <inheritdoc/>
    public static string Name => "deepcluster";

    /// <inheritdoc/>
    public static string Family => "clustering";

    /// <inheritdoc/>
    public static string Summary => "Each epoch k-means labels the whole set, and the network learns those labels.";

    /// <inheritdoc/>
    public static string Paper => "Caron et al., ECCV 2018, arXiv:1807.05520";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static DeepClusterOptions DefaultOptions(RecipeContext context) => new()
    {
        Clusters = Math.Clamp(context.SampleCount / PicturesPerCluster, 2, 10_000),
    };

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.DeepCluster(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => context.IsSmall
        ? OptimizerRecipes.SmallPicturesAdam(context) with { FinalShare = 1 }
        : new OptimizerOptions
        {
            Kind = OptimizerKind.Sgd,
            LearningRate = 0.05 * context.GlobalBatch / 256,
            FinalShare = 1,
            WeightDecay = 1e-5,
        };

    /// <inheritdoc/>
    /// <exception cref="MethodSettingsException">There are more clusters than pictures.</exception>
    public static DeepCluster Create(DeepClusterOptions options, RecipeContext context, Backbone backbone)
    {
        WholeSet.Check(Name, "method.clusters", options.Clusters, context);
        return new DeepCluster(options, context.SampleCount, backbone);
    }

    /// <inheritdoc/>
    public override double[]? BeginEpoch(EpochFeatures features)
    {
        using var noGrad = new NoGrad();
        var x = features.Compute();                                                                     // M x D
        var white = PcaWhitening.Fit(x, _axes).Transform(x).L2Normalize();             // M x P
        var found = KMeans.Fit(white, new KMeansOptions
        {
            Clusters = _options.Clusters, Iterations = _options.KMeansIterations, Start = KMeansStart.Random,
        });
        _assignments.Copy_(found.Assignments);
        _classifier.Weight.Copy_(Tensor.Randn(_classifier.Weight.Shape, DType.Float32, _classifier.Weight.Device) * FreshDeviation);
        _classifier.Bias!.Zero_();
        return _options.UniformSampling ? Weights(found.Assignments.ToArray<long>()) : null;
    }

    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var views = batch.Views.Count;
        var h = _encoder.Forward(batch.Stack(0, views));                                                // VN x D
        var logits = _classifier.Forward(h).AtLeastFloat32();                                           // VN x K
        var labels = _assignments.IndexSelect(0, batch.Indices).Repeat([views]);                        // VN
        return Loss.Of(logits.CrossEntropyLoss(labels)).Observing(h, h);
    }

    // Every cluster that has pictures is drawn equally often.
    private static double[] Weights(long[] assignments)
    {
        var sizes = assignments.CountBy(cluster => cluster).ToDictionary();
        return [.. assignments.Select(cluster => 1.0 / sizes[cluster])];
    }
}
