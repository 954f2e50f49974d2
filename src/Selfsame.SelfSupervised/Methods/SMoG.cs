using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Clustering;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Memory;
using Selfsame.SelfSupervised.Teachers;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>SMoG: a view must find the group of its other view; groups move with every batch, and the gradient flows through their moves.</summary>
/// <remarks>
/// Pang et al., ECCV 2022, arXiv 2207.06167, section 3. Deviations: two views of one size, where the paper's best result has small crops too; the
/// views change roles at each step, and the teacher's momentum is 0.99, as in lightly's example; the optimizer is SwAV's, at a quarter of its rate
/// up to 64 px, where embeddings would outrun the slow groups; embeddings have unit length when groups take them in; a reset comes once an epoch where an epoch has fewer than 300 steps, as it does in the paper's setting (312 steps of
/// 4096): in between, all pictures drift into few groups. Small pictures get 300 groups, a small set one for every ten pictures.
/// </remarks>
public sealed class SMoG : Method<ViewBatch>, IMethod<SMoG, SMoGOptions, ViewBatch>
{
    private const int GroupsOfSmallPictures = 300;
    private const int ResetIterations = 20;

    private readonly SMoGOptions _options;
    private readonly Backbone _encoder;
    private readonly Mlp _projector;
    private readonly Mlp _predictor;
    private readonly MomentumTeacher<Backbone> _teacherEncoder;
    private readonly MomentumTeacher<Mlp> _teacherProjector;
    private readonly FeatureQueue _memory;
    private readonly Tensor _groups;

    /// <summary>SMoG around an encoder, with fresh heads, teachers equal to both, and groups that the first epoch makes.</summary>
    /// <param name="options">Groups, momenta, memory and widths.</param>
    /// <param name="encoder">Any encoder that gives N x D.</param>
    public SMoG(SMoGOptions options, Backbone encoder)
    {
        _options = options;
        _encoder = Child("encoder", encoder);
        _projector = Child("projector", new Mlp(new MlpOptions { Widths = [encoder.FeatureCount, options.HiddenWidth, options.EmbeddingWidth] }));
        _predictor = Child("predictor", new Mlp(new MlpOptions { Widths = [options.EmbeddingWidth, options.HiddenWidth, options.EmbeddingWidth] }));
        _teacherEncoder = Child("teacher_encoder", new MomentumTeacher<Backbone>(encoder, encoder.Twin()));
        _teacherProjector = Child("teacher_projector", new MomentumTeacher<Mlp>(_projector, new Mlp(_projector.Options)));
        _memory = Child("memory", new FeatureQueue(options.MemorySize, options.EmbeddingWidth));
        _groups = Buffer("groups", Tensor.Randn([options.Groups, options.EmbeddingWidth]).L2Normalize());
    }

    /// <inheritdoc/>
    public static string Name => "smog";

    /// <inheritdoc/>
    public static string Family => "clustering";

    /// <inheritdoc/>
    public static string Summary => "A view must find the group of its other view; groups move along with every batch.";

    /// <inheritdoc/>
    public static string Paper => "Pang et al., ECCV 2022, arXiv:2207.06167";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static SMoGOptions DefaultOptions(RecipeContext context)
    {
        var options = new SMoGOptions();
        var resetEvery = Math.Min(options.ResetEvery, context.StepsPerEpoch);
        return options with
        {
            Groups = WholeSet.Clusters(context, context.IsSmall ? GroupsOfSmallPictures : options.Groups),
            ResetEvery = resetEvery,
            MemorySize = (int)Math.Clamp((long)resetEvery * context.GlobalBatch, 2, Math.Max(2, context.SampleCount)),
        };
    }

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.BYOL(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => context.IsSmall
        ? OptimizerRecipes.SmallPicturesAdam(context) with { LearningRate = 0.00025 * context.GlobalBatch / 128 }
        : SwAV.DefaultOptimizer(context);

    /// <inheritdoc/>
    /// <exception cref="MethodSettingsException">There are more groups than pictures, or than embeddings in the memory.</exception>
    public static SMoG Create(SMoGOptions options, RecipeContext context, Backbone backbone)
    {
        WholeSet.Check(Name, "method.groups", options.Groups, context);
        MethodSettingsException.Require(
            options.Groups <= options.MemorySize,
            $"{Name}: {options.Groups} groups cannot be made of {options.MemorySize} embeddings: set method.memorySize higher or method.groups lower.");
        return new SMoG(options, backbone);
    }

    /// <inheritdoc/>
    public override double[]? BeginEpoch(EpochFeatures features)
    {
        if (features.Epoch == 0)
        {
            using var noGrad = new NoGrad();
            Regroup(WholeSet.Embed(_projector, features));
        }

        return null;
    }

    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var (first, second) = batch.Pair;
        var (xA, xB) = progress.Step % 2 == 0 ? (first, second) : (second, first);
        var h = _encoder.Forward(xA);                                             // N x D
        var z = _projector.Forward(h);                                            // N x E
        var p = _predictor.Forward(z).L2Normalize();                              // N x E
        z = z.L2Normalize();
        var (teacher, wanted) = Teach(xB);                                        // N x E, N
        var groups = Join(z);                                                     // K x E, with the gradient of z

        var logits = p.Linear(groups.L2Normalize()).AtLeastFloat32() / _options.Temperature;  // N x K
        Remember(z, groups);
        return Loss.Of(logits.CrossEntropyLoss(wanted)).Observing(h, p, teacher);
    }

    /// <inheritdoc/>
    public override void AfterOptimizerStep(TrainingProgress progress)
    {
        var isReset = _options.ResetEvery > 0 && (progress.Step + 1) % _options.ResetEvery == 0;
        if (isReset && _memory.Written >= _options.Groups)
        {
            using var noGrad = new NoGrad();
            Regroup(_memory.Read().Narrow(0, 0, Math.Min(_memory.Written, _memory.Capacity)));
        }

        _teacherEncoder.Follow(isReset ? 0 : _options.TeacherMomentum);
        _teacherProjector.Follow(isReset ? 0 : _options.TeacherMomentum);
    }

    // The other views' embeddings, and the groups nearest to them before these move.
    private (Tensor Embeddings, Tensor Groups) Teach(Tensor x)
    {
        using var noGrad = new NoGrad();
        var z = _teacherProjector.Network.Forward(_teacherEncoder.Network.Forward(x)).L2Normalize();
        return (noGrad.Keep(z), noGrad.Keep(Nearest(z)));
    }

    private Tensor Nearest(Tensor z) => z.Linear(_groups.L2Normalize()).Argmax(1); // N

    // Equation 4: each group that pictures join moves towards their mean.
    private Tensor Join(Tensor z)
    {
        var joined = Nearest(z.Detach());                                                            // N
        var counts = joined.Bincount(minlength: _options.Groups).Unsqueeze(1).To(_groups.DType);     // K x 1
        var sums = _groups.ZerosLike().IndexAdd(0, joined, z.To(_groups.DType));                     // K x E
        var moved = _groups * _options.GroupMomentum + sums / counts.ClampMin(1) * (1 - _options.GroupMomentum);
        return Tensor.Where(counts.Gt(0), moved, _groups);
    }

    private void Remember(Tensor z, Tensor groups)
    {
        using var noGrad = new NoGrad();
        _groups.Copy_(groups);
        _memory.Enqueue(z);
    }

    private void Regroup(Tensor embeddings) => _groups.Copy_(KMeans.Fit(embeddings, new KMeansOptions
    {
        Clusters = _options.Groups, Iterations = ResetIterations, Spherical = true, Start = KMeansStart.Random,
    }).Centroids);
}
