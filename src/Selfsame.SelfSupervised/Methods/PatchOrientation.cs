using Selfsame.Data.Views;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Patches;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Patch orientation: one tile has been turned in its place. By how many quarter turns, to judge from those around it?</summary>
/// <remarks>
/// The grid and the short-cuts of Doersch et al., ICCV 2015, arXiv 1505.05192, with the question of Gidaris et al., ICLR 2018, arXiv 1803.07728. Unless told
/// otherwise the whole picture is turned before it is cut, so that the tile alone does not say which way is up. All four turns of the tile stand in one
/// batch. There is no single paper whose figures it could be held to.
/// </remarks>
public sealed class PatchOrientation : PretextMethod, IMethod<PatchOrientation, PatchOrientationOptions, ViewBatch>
{
    private const int Turns = 4;
    private const int Around = TileLayout.Count - 1;

    private readonly PatchOrientationOptions _options;
    private readonly TileLayout _layout;
    private readonly Mlp _head;

    /// <summary>Patch orientation around an encoder, with a fresh head.</summary>
    /// <param name="options">Tiles, colours and the head's width.</param>
    /// <param name="encoder">Any encoder that gives N x D for tiles.</param>
    public PatchOrientation(PatchOrientationOptions options, Backbone encoder)
        : base(encoder)
    {
        _options = options;
        _layout = new TileLayout(options.TileSize, options.Gap, options.Jitter);
        _head = Child("head", new Mlp(new MlpOptions { Widths = [TileLayout.Count * encoder.FeatureCount, options.HiddenWidth, Turns] }));
    }

    /// <inheritdoc/>
    public static string Name => "patch-orientation";

    /// <inheritdoc/>
    public static string Family => "pretext";

    /// <inheritdoc/>
    public static string Summary => "One tile has been turned in its place: how far, to judge from those around it?";

    /// <inheritdoc/>
    public static string Paper => "after Doersch et al., ICCV 2015, arXiv:1505.05192, and Gidaris et al., ICLR 2018, arXiv:1803.07728";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public static BackboneNorm Norm => BackboneNorm.Layer;

    /// <inheritdoc/>
    public override double Chance => 1.0 / Turns;

    /// <inheritdoc/>
    public static PatchOrientationOptions DefaultOptions(RecipeContext context)
    {
        var layout = TileLayout.Narrow(context.ImageSize);
        var options = new PatchOrientationOptions { TileSize = layout.TileSize, Gap = layout.Gap, Jitter = layout.Jitter };
        return context.IsSmall ? options with { HiddenWidth = 512 } : options;
    }

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => PretextRecipes.Views(context.ImageSize, cropMinimum: 0.4);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => PretextRecipes.Optimizer(context);

    /// <inheritdoc/>
    /// <exception cref="MethodSettingsException">The tiles have no place in the pictures, or the encoder cannot see them.</exception>
    public static PatchOrientation Create(PatchOrientationOptions options, RecipeContext context, Backbone backbone)
    {
        var method = new PatchOrientation(options, backbone);
        method._layout.Check(Name, context.ImageSize, backbone);
        return method;
    }

    private protected override PretextAttempt Attempt(Tensor x)
    {
        _layout.Check(Name, Math.Min(x.Size(2), x.Size(3)), Backbone);
        var n = x.Size(0);
        var tiles = TileColours.Handle(TileGrid.Draw(_options.TurnPictures ? Turned(x) : x, _layout), _options.Colour); // N x 9 x C x s x s
        var middle = tiles.Select(1, TileLayout.Middle);                                                // N x C x s x s
        var around = Tensor.Cat([tiles.Narrow(1, 0, TileLayout.Middle), tiles.Narrow(1, TileLayout.Middle + 1, TileLayout.Middle)], 1);
        Tensor[] turned = [.. Enumerable.Range(0, Turns).Select(turn => middle.Rot90(turn, [2, 3]))];

        var h = Backbone.Forward(Tensor.Cat([.. turned, around.Flatten(0, 1)], 0).ChannelsLast());      // (4 + 8)N x D
        var context = h.Narrow(0, Turns * n, Around * n).Reshape([n, Around * h.Size(1)]).Repeat([Turns, 1]); // 4N x 8D
        var logits = _head.Forward(Tensor.Cat([h.Narrow(0, 0, Turns * n), context], 1));                // 4N x 4
        var answers = Tensor.Arange(Turns, dtype: DType.Int64, device: x.Device).RepeatInterleave(n);   // 4N
        return new PretextAttempt(h, logits, answers);
    }

    // Each picture by a number of quarter turns of its own, from libtorch's generator.
    private static Tensor Turned(Tensor x)
    {
        var turns = Tensor.Randint(0, Turns, [x.Size(0), 1, 1, 1]).To(x.Device);                        // N x 1 x 1 x 1
        var result = x;
        for (var turn = 1; turn < Turns; turn++)
        {
            result = Tensor.Where(turns.Eq(turn), x.Rot90(turn, [2, 3]), result);
        }

        return result;
    }
}
