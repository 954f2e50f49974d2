using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Rotation: by how many quarter turns has the picture been turned?</summary>
/// <remarks>
/// Gidaris et al., ICLR 2018, arXiv 1803.07728, section 2: all four rotations of each picture stand in one batch. Deviations: features are the encoder's pooled
/// ones at every size (the paper's best transfer is from an inner layer, for which there is <c>evaluate --layer</c>); small pictures are learnt by Adam.
/// </remarks>
public sealed class Rotation : PretextMethod, IMethod<Rotation, RotationOptions, ViewBatch>
{
    private readonly RotationOptions _options;
    private readonly Linear _classifier;

    /// <summary>Rotation around an encoder, with a fresh classifier.</summary>
    /// <param name="options">How many turns are told apart.</param>
    /// <param name="encoder">Any encoder that gives N x D.</param>
    public Rotation(RotationOptions options, Backbone encoder)
        : base(encoder)
    {
        _options = options;
        _classifier = Child("classifier", new Linear(encoder.FeatureCount, options.Turns));
    }

    /// <inheritdoc/>
    public static string Name => "rotation";

    /// <inheritdoc/>
    public static string Family => "pretext";

    /// <inheritdoc/>
    public static string Summary => "By how many quarter turns has the picture been turned?";

    /// <inheritdoc/>
    public static string Paper => "Gidaris et al., ICLR 2018, arXiv:1803.07728";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override double Chance => 1.0 / _options.Turns;

    /// <inheritdoc/>
    public static RotationOptions DefaultOptions(RecipeContext context) => new();

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => PretextRecipes.Views(context.ImageSize, cropMinimum: 0.4);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => PretextRecipes.Optimizer(context);

    /// <inheritdoc/>
    /// <exception cref="MethodSettingsException">Three turns are asked for, which are no quarters.</exception>
    public static Rotation Create(RotationOptions options, RecipeContext context, Backbone backbone)
    {
        MethodSettingsException.Require(4 % options.Turns == 0, $"{Name}: method.turns is 4 or 2, but is {options.Turns}.");
        return new Rotation(options, backbone);
    }

    private protected override PretextAttempt Attempt(Tensor x)
    {
        // Two turns are 0 and 180 degrees: those that keep what is level level.
        var quarters = 4 / _options.Turns;
        Tensor[] turned = [.. Enumerable.Range(0, _options.Turns).Select(turn => x.Rot90(turn * quarters, [2, 3]))];
        var h = Backbone.Forward(Tensor.Cat(turned, 0));                                                // RN x D
        var answers = Tensor.Arange(_options.Turns, dtype: DType.Int64, device: x.Device).RepeatInterleave(x.Size(0)); // RN
        return new PretextAttempt(h, _classifier.Forward(h), answers);
    }
}
