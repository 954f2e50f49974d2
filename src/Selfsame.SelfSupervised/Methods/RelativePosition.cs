using Selfsame.Data.Views;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Patches;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Relative position: of two tiles, on which of eight sides of the first is the second?</summary>
/// <remarks>
/// Doersch et al., ICCV 2015, arXiv 1505.05192: two tiles pass the same network, and a head sees both. Deviations: all eight neighbours of the middle tile
/// are asked for in one batch; the encoder's pooled features go into the head, with no layers in between; layer norm stands for batch norm; tiles are not
/// brought down to a hundred pixels and up again; small pictures are learnt by Adam.
/// </remarks>
public sealed class RelativePosition : PretextMethod, IMethod<RelativePosition, RelativePositionOptions, ViewBatch>
{
    private const int Sides = TileLayout.Count - 1;

    private readonly RelativePositionOptions _options;
    private readonly TileLayout _layout;
    private readonly Mlp _head;

    /// <summary>Relative position around an encoder, with a fresh head.</summary>
    /// <param name="options">Tiles, colours and the head's width.</param>
    /// <param name="encoder">Any encoder that gives N x D for tiles.</param>
    public RelativePosition(RelativePositionOptions options, Backbone encoder)
        : base(encoder)
    {
        _options = options;
        _layout = new TileLayout(options.TileSize, options.Gap, options.Jitter);
        _head = Child("head", new Mlp(new MlpOptions { Widths = [2 * encoder.FeatureCount, options.HiddenWidth, Sides] }));
    }

    /// <inheritdoc/>
    public static string Name => "relative-position";

    /// <inheritdoc/>
    public static string Family => "pretext";

    /// <inheritdoc/>
    public static string Summary => "Of two tiles, on which of eight sides of the first is the second?";

    /// <inheritdoc/>
    public static string Paper => "Doersch et al., ICCV 2015, arXiv:1505.05192";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public static BackboneNorm Norm => BackboneNorm.Layer;

    /// <inheritdoc/>
    public override double Chance => 1.0 / Sides;

    /// <inheritdoc/>
    public static RelativePositionOptions DefaultOptions(RecipeContext context)
    {
        var layout = TileLayout.Wide(context.ImageSize);
        var options = new RelativePositionOptions { TileSize = layout.TileSize, Gap = layout.Gap, Jitter = layout.Jitter };
        return context.IsSmall ? options with { HiddenWidth = 512, Colour = ColourHandling.Project } : options;
    }

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => PretextRecipes.Views(context.ImageSize, cropMinimum: 0.4);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => PretextRecipes.Optimizer(context);

    /// <inheritdoc/>
    /// <exception cref="MethodSettingsException">The tiles have no place in the pictures, or the encoder cannot see them.</exception>
    public static RelativePosition Create(RelativePositionOptions options, RecipeContext context, Backbone backbone)
    {
        var method = new RelativePosition(options, backbone);
        method._layout.Check(Name, context.ImageSize, backbone);
        return method;
    }

    private protected override PretextAttempt Attempt(Tensor x)
    {
        _layout.Check(Name, Math.Min(x.Size(2), x.Size(3)), Backbone);
        var n = x.Size(0);
        var tiles = TileColours.Handle(TileGrid.Draw(x, _layout), _options.Colour);                     // N x 9 x C x s x s
        var h = Backbone.Forward(tiles.Flatten(0, 1).ChannelsLast());                                   // 9N x D
        var places = h.Unflatten(0, [n, TileLayout.Count]);                                             // N x 9 x D
        var middle = places.Narrow(1, TileLayout.Middle, 1).Expand([n, Sides, h.Size(1)]);
        var around = Tensor.Cat([places.Narrow(1, 0, TileLayout.Middle), places.Narrow(1, TileLayout.Middle + 1, TileLayout.Middle)], 1);
        var logits = _head.Forward(Tensor.Cat([middle, around], 2).Flatten(0, 1));                      // 8N x 8
        var answers = Tensor.Arange(Sides, dtype: DType.Int64, device: x.Device).Repeat([n]);           // 8N
        return new PretextAttempt(h, logits, answers);
    }
}
