using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Clustering;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>DeepCluster v2: each epoch begins with k-means over the embeddings of the last one, whose centroids are then the classes to tell.</summary>
/// <remarks>
/// Caron et al., NeurIPS 2020, arXiv 2006.09882, section 4.1 and appendix: DeepCluster (arXiv 1807.05520) with SwAV's views and head, spherical
/// k-means and centroids in place of a learnt classifier. Clustering h reads the embeddings of large view h modulo 2, as the published code does.
/// Deviations: the embeddings before the first epoch are those of plain pictures with the network at rest, where the code passes random views;
/// optimizer and number of clusters as in <see cref="SwAV"/>; a cluster that loses its pictures takes half of the largest one.
/// </remarks>
public sealed class DeepClusterV2 : Method<ViewBatch>, IMethod<DeepClusterV2, DeepClusterV2Options, ViewBatch>
{
    private const int Remembered = 2;

    private readonly DeepClusterV2Options _options;
    private readonly Backbone _encoder;
    private readonly Mlp _projector;
    private readonly Tensor _memory;
    private readonly Tensor _centroids;
    private readonly Tensor _assignments;

    /// <summary>DeepCluster v2 around an encoder, with a fresh projector and nothing clustered.</summary>
    /// <param name="options">Temperature, clusters and widths.</param>
    /// <param name="samples">Number of pictures, M.</param>
    /// <param name="encoder">Any encoder that gives N x D.</param>
    public DeepClusterV2(DeepClusterV2Options options, int samples, Backbone encoder)
    {
        _options = options;
        _encoder = Child("encoder", encoder);
        var hidden = options.HiddenWidth > 0 ? options.HiddenWidth : encoder.FeatureCount;
        _projector = Child("projector", new Mlp(new MlpOptions { Widths = [encoder.FeatureCount, hidden, options.EmbeddingWidth] }));
        _memory = Buffer("memory", Tensor.Zeros([Remembered, samples, options.EmbeddingWidth]));
        _centroids = Buffer("centroids", Tensor.Zeros([options.Clusterings, options.Clusters, options.EmbeddingWidth]));
        _assignments = Buffer("assignments", Tensor.Full([options.Clusterings, samples], ClusterClassification.Unassigned, DType.Int64));
    }

    /// <inheritdoc/>
    public static string Name => "deepcluster-v2";

    /// <inheritdoc/>
    public static string Family => "clustering";

    /// <inheritdoc/>
    public static string Summary => "Views must be nearest to the k-means centroid of their picture; clustered anew each epoch.";

    /// <inheritdoc/>
    public static string Paper => "Caron et al., NeurIPS 2020, arXiv:2006.09882";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static DeepClusterV2Options DefaultOptions(RecipeContext context) => new()
    {
        Clusters = WholeSet.Clusters(context, context.IsSmall ? 512 : 3000),
        HiddenWidth = context.IsSmall ? 512 : 2048,
    };

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.SwAV(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => SwAV.DefaultOptimizer(context);

    /// <inheritdoc/>
    /// <exception cref="MethodSettingsException">There are more clusters than pictures.</exception>
    public static DeepClusterV2 Create(DeepClusterV2Options options, RecipeContext context, Backbone backbone)
    {
        WholeSet.Check(Name, "method.clusters", options.Clusters, context);
        return new DeepClusterV2(options, context.SampleCount, backbone);
    }

    /// <inheritdoc/>
    public override double[]? BeginEpoch(EpochFeatures features)
    {
        using var noGrad = new NoGrad();
        if (features.Epoch == 0)
        {
            _memory.Copy_(WholeSet.Embed(_projector, features));                                    // the same for both large views
        }

        var options = new KMeansOptions
        {
            Clusters = _options.Clusters, Iterations = _options.KMeansIterations, Spherical = true, Start = KMeansStart.Random,
        };
        for (var clustering = 0; clustering < _options.Clusterings; clustering++)
        {
            using var scope = new TensorScope();
            var found = KMeans.Fit(_memory.Select(0, clustering % Remembered), options);
            _centroids.Select(0, clustering).Copy_(found.Centroids);
            _assignments.Select(0, clustering).Copy_(found.Assignments);
        }

        return null;
    }

    /// <inheritdoc/>
    /// <exception cref="MethodSettingsException">There is one view only, or a small crop is larger than the large ones.</exception>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        MultiCrop.Check(Name, batch, Remembered);
        var n = batch.Count;
        var h = MultiCrop.Encode(_encoder, batch);                                                  // VN x D
        var z = _projector.Forward(h).L2Normalize();                                                // VN x E
        var assignments = _assignments.IndexSelect(1, batch.Indices);                               // H x N
        Tensor[] scores = [.. _centroids.Unbind().Select(centroids => z.Linear(centroids))];        // H times VN x K

        var loss = ClusterClassification.Loss(scores, assignments.Unbind(), _options.Temperature);
        Remember(batch.Indices, z.Detach());
        return Loss.Of(loss).Observing(h.Narrow(0, 0, Remembered * n), z.Narrow(0, 0, n), z.Narrow(0, n, n));
    }

    private void Remember(Tensor indices, Tensor z)
    {
        using var noGrad = new NoGrad();
        var n = indices.Size(0);
        for (var view = 0; view < Remembered; view++)
        {
            _memory.Select(0, view).IndexCopy_(0, indices, z.Narrow(0, view * n, n).To(_memory.DType));
        }
    }
}
