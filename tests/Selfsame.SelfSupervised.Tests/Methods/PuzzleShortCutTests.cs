using Selfsame.Nn;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Methods;
using Selfsame.SelfSupervised.Patches;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Methods;

/// <summary>A network that is given nothing but a short-cut must not solve the puzzle; without what stands against the short-cut, it does.</summary>
/// <remarks>The pictures are noise, so that there is nothing else to go by.</remarks>
public sealed class PuzzleShortCutTests
{
    private const int Side = 32, Batch = 64, HeldOut = 384;
    private static readonly TileLayout Layout = new(8, 3, 1);
    private static readonly RecipeContext Context = new() { ImageSize = Side };

    [Fact]
    public void ChromaticAberration_GreenMovedAcrossTheField_IsSolvedUnlessColoursAreDropped()
    {
        Assert.InRange(Solved(Position(ColourHandling.Keep), Displaced), 0.25, 1);
        Assert.InRange(Solved(Position(ColourHandling.Drop), Displaced), 0, 0.16);
    }

    [Fact]
    public void ChromaticAberration_GreenMovedAcrossTheField_SolvesJigsawsUnlessColoursAreDropped()
    {
        Assert.InRange(Solved(Puzzle(ColourHandling.Keep), PartlyGrey), 0.22, 1);
        Assert.InRange(Solved(Puzzle(ColourHandling.Project), Displaced), 0.22, 1);
        Assert.InRange(Solved(Build(Small), Displaced), 0, 0.16);
        Assert.Equal((ColourHandling.Drop, ColourHandling.Drop), (Small.Colour, Jigsaw.DefaultOptions(new RecipeContext { ImageSize = 224 }).Colour));
    }

    [Fact]
    public void ChromaticAberration_OfAPictureAcrossTheField_DoesNotTellHowItsMiddleWasTurned() =>
        Assert.InRange(Solved(Orientation(ColourHandling.Keep), Displaced), 0.2, 0.3);

    [Fact]
    public void ChromaticAberration_OfACropFromTheEdge_TellsHowATileWasTurnedUnlessColoursAreDropped()
    {
        Assert.InRange(Solved(Orientation(ColourHandling.Keep), OffCentre), 0.5, 1);
        Assert.InRange(Solved(Orientation(ColourHandling.Drop), OffCentre), 0.2, 0.3);
        Assert.Equal(ColourHandling.Drop, PatchOrientation.DefaultOptions(Context).Colour);
        Assert.Equal(ColourHandling.Drop, PatchOrientation.DefaultOptions(new RecipeContext { ImageSize = 224 }).Colour);
    }

    [Fact]
    public void ColourCast_GreenToMagentaAcrossTheField_IsSolvedUnlessItIsProjectedOut()
    {
        Assert.InRange(Solved(Position(ColourHandling.Keep), Tinted), 0.25, 1);
        Assert.InRange(Solved(Position(ColourHandling.Project), Tinted), 0, 0.16);
    }

    [Fact]
    public void Brightness_ThatGrowsAcrossTheField_SolvesJigsawsUnlessTilesAreNormalised()
    {
        Assert.InRange(Solved(Puzzle(normalize: false), Shaded), 0.5, 1);
        Assert.InRange(Solved(Puzzle(normalize: true), Shaded), 0, 0.2);
    }

    [Fact]
    public void Edges_ThatGoOnFromTileToTile_AreMatchedOnlyWithoutGap()
    {
        Assert.InRange(SolvedByEdges(new TileLayout(8, 0, 0)), 0.35, 1);
        Assert.InRange(SolvedByEdges(new TileLayout(8, 6, 1)), 0, 0.16);
    }

    private static RelativePosition Position(ColourHandling colour)
    {
        Engine.Seed(0);
        return new RelativePosition(
            new RelativePositionOptions { TileSize = Layout.TileSize, Gap = Layout.Gap, Jitter = Layout.Jitter, Colour = colour, HiddenWidth = 64 }, new SmallEncoder(24));
    }

    // The default tiles of pictures of this size, with few permutations and a small head.
    private static JigsawOptions Small => Jigsaw.DefaultOptions(Context) with { Permutations = 9, PuzzlesPerPicture = 1, TileWidth = 8, HiddenWidth = 64 };

    private static Jigsaw Build(JigsawOptions options)
    {
        Engine.Seed(0);
        return new Jigsaw(options, new SmallEncoder(24));
    }

    private static Jigsaw Puzzle(bool normalize) => Build(Small with { Colour = ColourHandling.Keep, NormalizeTiles = normalize });

    private static Jigsaw Puzzle(ColourHandling colour) => Build(Small with { Colour = colour });

    private static PatchOrientation Orientation(ColourHandling colour)
    {
        Engine.Seed(0);
        return new PatchOrientation(PatchOrientation.DefaultOptions(Context) with { HiddenWidth = 64, Colour = colour }, new SmallEncoder(24));
    }

    // The share of right answers on pictures that were not seen, after some hundred steps.
    private static double Solved(PretextMethod method, Func<int, Tensor> pictures)
    {
        var optimizer = new OptimizerOptions { Kind = OptimizerKind.Adam }.Create([.. method.Parameters()]);
        for (var step = 0; step < 80; step++)
        {
            using var scope = new TensorScope();
            Engine.Seed(0, step);
            optimizer.ZeroGradients();
            method.Forward(new ViewBatch([pictures(Batch)], Tensor.Arange(Batch, dtype: DType.Int64)), new TrainingProgress(step, 80, 0, 80)).Total.Backward();
            optimizer.Step(0.01);
        }

        using var last = new TensorScope();
        method.Eval();
        Engine.Seed(1);
        var answers = method.Solve(new ViewBatch([pictures(HeldOut)], Tensor.Arange(HeldOut, dtype: DType.Int64)));
        return (double)answers.Right / answers.Posed;
    }

    // All that a linear classifier is shown are the differences of the pixels on either side of each edge and corner.
    private static double SolvedByEdges(TileLayout layout)
    {
        Engine.Seed(0);
        var classifier = new Linear(8, 8);
        var optimizer = new OptimizerOptions { Kind = OptimizerKind.Adam }.Create([.. classifier.Parameters()]);
        for (var step = 0; step < 200; step++)
        {
            using var scope = new TensorScope();
            Engine.Seed(0, step);
            optimizer.ZeroGradients();
            var (logits, answers) = Edges(classifier, layout, Batch);
            Classification.Loss(logits, answers).Backward();
            optimizer.Step(0.1);
        }

        using var last = new TensorScope();
        Engine.Seed(1);
        var (scores, right) = Edges(classifier, layout, HeldOut);
        return Classification.Accuracy(scores, right).ToDouble();
    }

    private static (Tensor Logits, Tensor Answers) Edges(Linear classifier, TileLayout layout, int count)
    {
        var tiles = TileGrid.Draw(Smooth(count, layout.Extent + 2), layout).Mean([2]);                  // N x 9 x s x s
        var (middle, last) = (tiles.Select(1, TileLayout.Middle).Unsqueeze(1), layout.TileSize - 1);
        var around = Tensor.Cat([tiles.Narrow(1, 0, 4), tiles.Narrow(1, 5, 4)], 1);                     // N x 8 x s x s
        Tensor Edge(Tensor x, int axis, int at) => x.Select(axis, at);
        Tensor Apart(Tensor one, Tensor other) => (one - other).Abs().Mean([2]);                        // N x 8
        Tensor Corner(Tensor x, int row, int column) => x.Select(2, row).Select(2, column);
        Tensor[] differences =
        [
            Apart(Edge(middle, 2, 0), Edge(around, 2, last)), Apart(Edge(middle, 2, last), Edge(around, 2, 0)),
            Apart(Edge(middle, 3, 0), Edge(around, 3, last)), Apart(Edge(middle, 3, last), Edge(around, 3, 0)),
            (Corner(middle, 0, 0) - Corner(around, last, last)).Abs(), (Corner(middle, 0, last) - Corner(around, last, 0)).Abs(),
            (Corner(middle, last, 0) - Corner(around, 0, last)).Abs(), (Corner(middle, last, last) - Corner(around, 0, 0)).Abs(),
        ];
        return (classifier.Forward(Tensor.Stack(differences, 2).Flatten(0, 1) * 10), Tensor.Arange(8, dtype: DType.Int64).Repeat([count]));
    }

    // Black and white noise whose green lies one pixel to the left in the left third and one to the right in the right third, as behind a simple lens.
    private static Tensor Displaced(int count)
    {
        var noise = Tensor.Randn([count, 1, Side, Side]).Sign();
        var (left, right) = (noise.Roll([-1], [3]), noise.Roll([1], [3]));
        var column = Tensor.Arange(Side, dtype: DType.Int64);
        var green = Tensor.Where(column.Lt(Side / 3), left, Tensor.Where(column.Gt(Side * 2 / 3), right, noise));
        return Tensor.Cat([noise, green, noise], 1);
    }

    // Three of ten pictures are grey, as in the paper of jigsaw puzzles: a fringe is then a faint double edge.
    private static Tensor PartlyGrey(int count)
    {
        var pictures = Displaced(count);
        return Tensor.Where(Tensor.Rand([count, 1, 1, 1]).Lt(0.3), pictures.Mean([1], keepdim: true), pictures);
    }

    // A crop out of the right third, where green lies to the right all over.
    private static Tensor OffCentre(int count)
    {
        var noise = Tensor.Randn([count, 1, Side, Side]).Sign();
        return Tensor.Cat([noise, noise.Roll([1], [3]), noise], 1);
    }

    private static Tensor Tinted(int count)
    {
        var ramp = (Tensor.Arange(Side, dtype: DType.Float32) / Side) - 0.5;                            // from left to right
        return Tensor.Randn([count, 3, Side, Side]) + (Tensor.From<float>([-1, 2, -1], [3, 1, 1]) * ramp);
    }

    private static Tensor Shaded(int count)
    {
        var ramp = (Tensor.Arange(Side, dtype: DType.Float32) / Side) - 0.5;
        return Tensor.Randn([count, 3, Side, Side]) + (ramp * 4) + (ramp.Unsqueeze(1) * 2);
    }

    // Noise that is alike over five pixels and not beyond.
    private static Tensor Smooth(int count, int side) => Tensor.Randn([count, 3, side + 4, side + 4]).AvgPool2d([5, 5], [1, 1]);
}
