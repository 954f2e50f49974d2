using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Patches;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Jigsaw: nine tiles are shuffled by one of many known permutations. By which?</summary>
/// <remarks>
/// Noroozi and Favaro, ECCV 2016, arXiv 1603.09246: each tile passes the same network by itself, and a head sees all nine in the order they came in.
/// Permutations are those of <see cref="TilePermutations"/>. Deviations: the encoder's pooled features are what is shuffled, which is the same, as the
/// encoder sees each tile alone, and up to 64 px each picture is shuffled eight times at no more cost; in place of grey pictures and of channels that are
/// moved against each other one channel of each tile is kept (<see cref="JigsawOptions.Colour"/>), as in Doersch et al.; small pictures are learnt by Adam.
/// </remarks>
public sealed class Jigsaw : PretextMethod, IMethod<Jigsaw, JigsawOptions, ViewBatch>
{
    private readonly JigsawOptions _options;
    private readonly TileLayout _layout;
    private readonly Linear _tiles;
    private readonly Mlp _head;
    private readonly Tensor _permutations;

    /// <summary>Jigsaw around an encoder, with a fresh head and the permutations of its number.</summary>
    /// <param name="options">Tiles, permutations and widths.</param>
    /// <param name="encoder">Any encoder that gives N x D for tiles.</param>
    public Jigsaw(JigsawOptions options, Backbone encoder)
        : base(encoder)
    {
        _options = options;
        _layout = new TileLayout(options.TileSize, options.Gap, options.Jitter);
        _tiles = Child("tiles", new Linear(encoder.FeatureCount, options.TileWidth));
        _head = Child("head", new Mlp(new MlpOptions { Widths = [TileLayout.Count * options.TileWidth, options.HiddenWidth, options.Permutations] }));
        long[] flat = [.. TilePermutations.Choose(options.Permutations).SelectMany(permutation => permutation.Select(tile => (long)tile))];
        _permutations = Buffer("permutations", Tensor.From<long>(flat, [options.Permutations, TileLayout.Count])); // K x 9
    }

    /// <inheritdoc/>
    public static string Name => "jigsaw";

    /// <inheritdoc/>
    public static string Family => "pretext";

    /// <inheritdoc/>
    public static string Summary => "Nine tiles are shuffled by one of many known permutations: by which?";

    /// <inheritdoc/>
    public static string Paper => "Noroozi and Favaro, ECCV 2016, arXiv:1603.09246";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public static BackboneNorm Norm => BackboneNorm.Layer;

    /// <inheritdoc/>
    public override double Chance => 1.0 / _options.Permutations;

    /// <inheritdoc/>
    public static JigsawOptions DefaultOptions(RecipeContext context)
    {
        var layout = TileLayout.Narrow(context.ImageSize);
        var options = new JigsawOptions { TileSize = layout.TileSize, Gap = layout.Gap, Jitter = layout.Jitter };
        return context.IsSmall ? options with { Permutations = 64, PuzzlesPerPicture = 8, TileWidth = 64, HiddenWidth = 512 } : options;
    }

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => PretextRecipes.Views(context.ImageSize, cropMinimum: 0.4);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => PretextRecipes.Optimizer(context);

    /// <inheritdoc/>
    /// <exception cref="MethodSettingsException">The tiles have no place in the pictures, or the encoder cannot see them.</exception>
    public static Jigsaw Create(JigsawOptions options, RecipeContext context, Backbone backbone)
    {
        new TileLayout(options.TileSize, options.Gap, options.Jitter).Check(Name, context.ImageSize, backbone);
        return new Jigsaw(options, backbone);
    }

    private protected override PretextAttempt Attempt(Tensor x)
    {
        _layout.Check(Name, Math.Min(x.Size(2), x.Size(3)), Backbone);
        var n = x.Size(0);
        var puzzles = _options.PuzzlesPerPicture;
        var answers = Tensor.Randint(0, _options.Permutations, [puzzles * n]).To(x.Device);             // PN
        var cut = TileGrid.Draw(x, _layout);                                                            // N x 9 x C x s x s
        // Colours are handled last: the noise in place of a channel must stay faint.
        var tiles = TileColours.Handle(_options.NormalizeTiles ? TileColours.Normalize(cut) : cut, _options.Colour);

        var h = Backbone.Forward(tiles.Flatten(0, 1).ChannelsLast());                                   // 9N x D
        var z = _tiles.Forward(h).Relu().Unflatten(0, [n, TileLayout.Count]).Repeat([puzzles, 1, 1]);   // PN x 9 x E
        var order = _permutations.IndexSelect(0, answers).Unsqueeze(2).Expand(z.Shape);                 // PN x 9 x E
        return new PretextAttempt(h, _head.Forward(z.Gather(1, order).Flatten(1)), answers);            // PN x K
    }
}
