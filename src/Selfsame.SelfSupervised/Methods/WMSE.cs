using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>W-MSE: views are whitened, each over random parts of the batch, and then only have to agree.</summary>
/// <remarks>
/// Ermolov et al., ICML 2021, arXiv 2007.06346; whitening by Cholesky over random parts of the batch, the same division for all
/// views. Deviations: all views pass in one batch, so that they share batch-norm statistics; the learning rate falls by a cosine, where the paper
/// divides it by five twice near the end.
/// </remarks>
public sealed class WMSE : Method<ViewBatch>, IMethod<WMSE, WMSEOptions, ViewBatch>
{
    private readonly WMSEOptions _options;
    private readonly int _whiteningSize;
    private readonly Backbone _encoder;
    private readonly Mlp _projector;

    /// <summary>W-MSE around an encoder, with a fresh projector.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="batch">Samples in a step, by which whitening parts are chosen.</param>
    /// <param name="encoder">Any encoder that gives N x D.</param>
    /// <exception cref="MethodSettingsException">The whitening size does not fit the batch or the embedding width.</exception>
    public WMSE(WMSEOptions options, int batch, Backbone encoder)
    {
        _options = options;
        _whiteningSize = options.WhiteningSize > 0 ? options.WhiteningSize : LargestDivisor(batch, 2 * options.EmbeddingWidth);
        MethodSettingsException.Require(
            batch % _whiteningSize == 0,
            $"w-mse cannot divide a batch of {batch} into parts of {_whiteningSize}: set method.whiteningSize to a divisor of the batch.");
        MethodSettingsException.Require(
            _whiteningSize > options.EmbeddingWidth,
            $"w-mse cannot whiten {options.EmbeddingWidth} dimensions over {_whiteningSize} samples of a batch of {batch}: use a larger batch, or set method.embeddingWidth below {_whiteningSize}.");
        _encoder = Child("encoder", encoder);
        _projector = Child("projector", new Mlp(new MlpOptions
        {
            Widths = [encoder.FeatureCount, options.HiddenWidth, options.EmbeddingWidth],
            HiddenBias = true,
        }));
    }

    /// <inheritdoc/>
    public static string Name => "w-mse";

    /// <inheritdoc/>
    public static string Family => "redundancy reduction";

    /// <inheritdoc/>
    public static string Summary => "Views are whitened, each over random parts of the batch, and then only have to agree.";

    /// <inheritdoc/>
    public static string Paper => "Ermolov et al., ICML 2021, arXiv:2007.06346";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static WMSEOptions DefaultOptions(RecipeContext context) => new()
    {
        EmbeddingWidth = Math.Clamp(context.GlobalBatch / 4, 2, context.IsSmall ? 64 : 128),
        WhiteningIterations = context.IsSmall ? 1 : 4,
    };

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.WMSE(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => new()
    {
        Kind = OptimizerKind.Adam,
        LearningRate = context.IsSmall ? 3e-3 : 2e-3,
        WeightDecay = 1e-6,
        WarmupEpochs = OptimizerRecipes.Warmup(context, 500.0 / context.StepsPerEpoch),
    };

    /// <inheritdoc/>
    public static WMSE Create(WMSEOptions options, RecipeContext context, Backbone backbone) => new(options, context.GlobalBatch, backbone);

    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var (views, n) = (batch.ComparedViews, batch.Count);
        var h = _encoder.Forward(batch.Stack(0, views));                    // VN x D
        var z = _projector.Forward(h).Reshape([views, n, -1]);              // V x N x E
        var losses = Enumerable.Range(0, _options.WhiteningIterations).Select(_ => Distance(Whiten(z, n)));

        return Loss.Of(Tensor.Stack([.. losses]).Mean())
                   .Observing(h, z.Select(0, 0), z.Select(0, 1));
    }

    private static int LargestDivisor(int batch, int most) => Enumerable.Range(1, Math.Min(batch, most)).Last(part => batch % part == 0);

    // The mean over pairs of views of the squared distance between rows of unit length.
    private static Tensor Distance(Tensor white)
    {
        var unit = white.Transpose(0, 1);                                   // N x V x E
        unit = unit / Linalg.VectorNorm(unit, 2, [2], keepdim: true).ClampMin(1e-12);
        var cosines = unit.Bmm(unit.Transpose(1, 2));                       // N x V x V
        var pairs = (double)(cosines.Size(0) * cosines.Size(1) * (cosines.Size(1) - 1));
        return 2 - 2 / pairs * cosines.Triu(1).Sum() * 2;
    }

    private Tensor Whiten(Tensor z, long n)
    {
        var parts = n % _whiteningSize == 0 ? n / _whiteningSize : 1;       // a part of a batch (accumulation) may not divide
        MethodSettingsException.Require(
            n / parts > _options.EmbeddingWidth,
            $"w-mse cannot whiten {_options.EmbeddingWidth} dimensions over {n / parts} samples: use fewer accumulationSteps, or a smaller method.embeddingWidth.");
        var order = Tensor.Randperm(n, device: z.Device);
        var mixed = z.IndexSelect(1, order).Reshape([z.Size(0), parts, n / parts, z.Size(2)]);
        return Whitening.Cholesky(mixed, _options.WhiteningEpsilon).Reshape([z.Size(0), n, z.Size(2)]); // V x N x E, in that order
    }
}
