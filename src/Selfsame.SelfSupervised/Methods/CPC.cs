using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Contrastive predictive coding: from the upper rows of overlapping patches, predict which patches lie several rows below, among all others.</summary>
/// <remarks>
/// van den Oord et al.: Representation Learning with Contrastive Predictive Coding, 2018, arXiv 1807.03748, section 3.2; what Hénaff et al. changed (CPC v2, ICML
/// 2020, arXiv 1905.09272) are settings: more directions, changes of single patches, rows left out, and layer norm in the encoder (backbone.norm).
/// Deviations: the loss is the mean over rows ahead and directions, not their sum; the product sees whole pictures, where the papers take the mean of
/// what it makes of patches.
/// </remarks>
public sealed class CPC : Method<ViewBatch>, IMethod<CPC, CPCOptions, ViewBatch>
{
    private const int NegativesOfSmallPictures = 1024;

    private readonly CPCOptions _options;
    private readonly Backbone _encoder;
    private readonly Linear _target;
    private readonly GridContext[] _contexts;
    private readonly Linear[] _predictors;

    /// <summary>Contrastive predictive coding around an encoder, with fresh contexts and predictors.</summary>
    /// <param name="options">Patches, context, rows, directions and negatives.</param>
    /// <param name="encoder">An encoder of patches of any size.</param>
    public CPC(CPCOptions options, Backbone encoder)
    {
        _options = options;
        _encoder = Child("encoder", encoder);
        _target = Child("target", new Linear(encoder.FeatureCount, options.EmbeddingWidth));
        _contexts = [.. Enumerable.Range(0, options.Directions).Select(direction => Child(
            FormattableString.Invariant($"contexts.{direction}"), Context(options, encoder.FeatureCount)))];
        _predictors = [.. _contexts.SelectMany((context, direction) => Steps.Select(step => Child(
            FormattableString.Invariant($"predictors.{direction}.{step}"), new Linear(context.OutputCount, options.EmbeddingWidth))))];
    }

    /// <inheritdoc/>
    public static string Name => "cpc";

    /// <inheritdoc/>
    public static string Family => "prediction";

    /// <inheritdoc/>
    public static string Summary => "From the rows of patches seen so far, pick the patches several rows ahead among all others.";

    /// <inheritdoc/>
    public static string Paper => "van den Oord et al., 2018, arXiv:1807.03748";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    private IEnumerable<int> Steps => Enumerable.Range(_options.NearestRow, _options.FarthestRow - _options.NearestRow + 1);

    /// <inheritdoc/>
    public static CPCOptions DefaultOptions(RecipeContext context)
    {
        var (size, step) = (Math.Max(2, context.ImageSize / 4), Math.Max(1, context.ImageSize / 8));
        var options = new CPCOptions
        {
            PatchSize = size,
            PatchStep = step,
            FarthestRow = Math.Clamp(CPCPatches.Grid(context.ImageSize, size, step) - 1, 1, new CPCOptions().FarthestRow),
            PatchJitter = size / 16,
        };
        return context.IsSmall
            ? options with { ContextWidth = 64, NearestRow = Math.Min(2, options.FarthestRow), Negatives = NegativesOfSmallPictures }
            : options;
    }

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.CPC(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => context.IsSmall
        ? OptimizerRecipes.SmallPicturesAdam(context)
        : new OptimizerOptions { Kind = OptimizerKind.Adam, LearningRate = 2e-4, WeightDecay = 0 };

    /// <inheritdoc/>
    /// <exception cref="MethodSettingsException">Patches, rows or directions do not fit the picture or each other.</exception>
    public static CPC Create(CPCOptions options, RecipeContext context, Backbone backbone)
    {
        var rows = CPCPatches.Grid(context.ImageSize, options.PatchSize, options.PatchStep);
        MethodSettingsException.Require(
            options.PatchSize <= context.ImageSize,
            $"{Name}: a patch of {options.PatchSize} pixels is larger than the picture of {context.ImageSize}: lower method.patchSize.");
        MethodSettingsException.Require(
            options.NearestRow <= options.FarthestRow,
            $"{Name}: method.nearestRow ({options.NearestRow}) lies beyond method.farthestRow ({options.FarthestRow}).");
        MethodSettingsException.Require(
            options.FarthestRow < rows,
            $"{Name}: method.farthestRow is {options.FarthestRow}, but patches of {options.PatchSize} pixels every {options.PatchStep} give a picture of {context.ImageSize} only {rows} rows: at most {rows - 1} lie ahead.");
        MethodSettingsException.Require(options.Directions != 3, $"{Name}: method.directions must be 1, 2 or 4, but is 3.");
        MethodSettingsException.Require(
            options.PatchJitter < options.PatchSize, $"{Name}: method.patchJitter ({options.PatchJitter}) leaves nothing of a patch of {options.PatchSize} pixels.");
        return new CPC(options, backbone);
    }

    /// <inheritdoc/>
    /// <exception cref="MethodSettingsException">The view is too small for the rows that are to be predicted.</exception>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var x = batch.Views[0];                                                                // N x C x H x W
        MethodSettingsException.Require(
            Grid(x, 2) > _options.FarthestRow && Grid(x, 3) > _options.FarthestRow,
            $"{Name} predicts {_options.FarthestRow} rows ahead, but a view of {x.Size(3)} x {x.Size(2)} pixels has {Grid(x, 2)}: make views of the size of imageSize.");
        var patches = CPCPatches.Change(CPCPatches.Cut(x, _options.PatchSize, _options.PatchStep), _options);
        var h = _encoder.Forward(patches);                                                     // P x D, P = NRK patches
        var targets = _target.Forward(h);                                                      // P x E
        var grid = h.Reshape([batch.Count, Grid(x, 2), Grid(x, 3), h.Size(1)]);                // N x R x K x D
        var places = Tensor.Arange(h.Size(0), dtype: DType.Int64, device: h.Device).Reshape([batch.Count, Grid(x, 2), Grid(x, 3)]);
        var drawn = _options.Negatives > 0 ? Tensor.Randint(0, h.Size(0), [_options.Negatives]).To(h.Device) : null;

        var losses = _contexts.Select((_, direction) => Losses(direction, grid, places, targets, drawn)).ToArray();
        var ahead = Steps.Select((_, step) => losses.Select(each => each[step]).Aggregate((sum, each) => sum + each) / (double)losses.Length).ToArray();
        var total = Loss.Of(ahead.Aggregate((sum, each) => sum + each) / (double)ahead.Length).Observing(grid.Mean([1, 2]), targets);
        return Steps.Zip(ahead).Aggregate(total, (loss, each) => loss.With(FormattableString.Invariant($"row{each.First}"), each.Second));
    }

    private static GridContext Context(CPCOptions options, int features) => options.Context == CPCContext.Recurrent
        ? new RecurrentContext(features, options.ContextWidth)
        : new ConvolutionalContext(features, options.ContextWidth, options.ContextBlocks);

    private long Grid(Tensor x, int dimension) => CPCPatches.Grid((int)x.Size(dimension), _options.PatchSize, _options.PatchStep);

    // The grid is turned until what was seen lies above; one loss for each row ahead.
    private Tensor[] Losses(int direction, Tensor grid, Tensor places, Tensor targets, Tensor? drawn)
    {
        var turns = _options.Directions == 2 ? 2 * direction : direction;
        var (seen, own) = (grid.Rot90(turns, [1, 2]), places.Rot90(turns, [1, 2]));
        var c = _contexts[direction].Forward(seen.Permute([0, 3, 1, 2])).Permute([0, 2, 3, 1]); // N x R x K x W
        var rows = c.Size(1);
        return [.. Steps.Select((ahead, step) =>
        {
            var predictor = _predictors[(direction * (_options.FarthestRow - _options.NearestRow + 1)) + step];
            var predictions = predictor.Forward(c.Narrow(1, 0, rows - ahead)).Flatten(0, 2);   // M x E
            var right = own.Narrow(1, ahead, rows - ahead).Flatten();                          // M
            return Contrast(predictions, targets, right, drawn);
        })];
    }

    private Tensor Contrast(Tensor predictions, Tensor targets, Tensor right, Tensor? drawn) => drawn is null
        ? PredictiveContrast.AmongAll(predictions, targets, right, _options.Scale)
        : PredictiveContrast.AgainstGiven(
            predictions, targets.IndexSelect(0, right), targets.IndexSelect(0, drawn), _options.Scale, right.Unsqueeze(1).Eq(drawn.Unsqueeze(0)));
}
