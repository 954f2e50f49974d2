using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Methods;
using Selfsame.SelfSupervised.Patches;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Methods;

public sealed class PretextMethodTests
{
    private const int N = 4;
    private static readonly RecipeContext Large = new() { ImageSize = 224, GlobalBatch = 128, SampleCount = 1_000_000 };
    private static readonly TrainingProgress Start = new(0, 10, 0, 5);

    public static TheoryData<string> Names => ["rotation", "relative-position", "jigsaw", "patch-orientation"];

    [Fact]
    public void Recipes_At224Pixels_AreThoseOfThePapers()
    {
        Assert.Equal(new RelativePositionOptions(), RelativePosition.DefaultOptions(Large));
        Assert.Equal(new JigsawOptions(), Jigsaw.DefaultOptions(Large));
        Assert.Equal(new PatchOrientationOptions(), PatchOrientation.DefaultOptions(Large));
        var optimizer = Rotation.DefaultOptimizer(Large);
        Assert.Equal((OptimizerKind.Sgd, 0.2, 1e-4), (optimizer.Kind, optimizer.LearningRate, optimizer.WeightDecay));
        Assert.Equal((48, 24, 4, ColourHandling.Drop), (new RelativePositionOptions().TileSize, new RelativePositionOptions().Gap, new RelativePositionOptions().Jitter, new RelativePositionOptions().Colour));
        Assert.Equal((1000, 64, true, 4096), (new JigsawOptions().Permutations, new JigsawOptions().TileSize, new JigsawOptions().NormalizeTiles, new JigsawOptions().HiddenWidth));
        Assert.Equal(new ExemplarOptions(), Exemplar.DefaultOptions(Large with { TotalSteps = 1_000_000 }));
        Assert.Equal(8000, new ExemplarOptions().Classes);
    }

    [Theory]
    [InlineData(20, 100)]           // a run that is only tried
    [InlineData(1560, 499)]
    [InlineData(100_000, 8000)]
    public void Exemplar_ShortRun_TakesAsManySeedsAsItDrawsTwoHundredTimes(long steps, int classes)
        => Assert.Equal(classes, Exemplar.DefaultOptions(new RecipeContext { ImageSize = 32, GlobalBatch = 64, TotalSteps = steps, SampleCount = 5000 }).Classes);

    [Theory]
    [MemberData(nameof(Names))]
    public void Solve_TheSameSeed_CountsTheSameAnswersAndLeavesNothing(string name)
    {
        using var scope = new TensorScope();
        var method = Build(name, Context(32));
        method.Eval();
        var batch = Batch(32);
        PretextAnswers Solve(long seed)
        {
            Engine.Seed(seed);
            return ((IPretextTask)method).Solve(batch);
        }

        var first = Solve(1);
        Garbage.Settle();
        var before = TensorScope.LiveTensors;
        var second = Solve(1);

        Assert.Equal(first, second);
        Assert.Equal(before, TensorScope.LiveTensors);
        Assert.InRange(first.Right, 0, first.Posed);
        Assert.Equal(name switch { "rotation" or "patch-orientation" => 4 * N, _ => 8 * N }, first.Posed);
        Assert.Equal(name switch { "rotation" or "patch-orientation" => 0.25, "jigsaw" => 1 / 64.0, _ => 0.125 }, ((IPretextTask)method).Chance);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Forward_Accuracy_IsShownOutsideTheLoss(string name)
    {
        using var scope = new TensorScope();
        var loss = Build(name, Context(32)).Forward(Batch(32), Start);

        var term = Assert.Single(loss.Terms);
        Assert.Equal("task/accuracy", term.Name);
        Assert.InRange(term.Value.ToDouble(), 0, 1);
    }

    [Fact]
    public void Rotation_FirstQuarter_IsCounterClockwiseAndTheSecondAnswer()
    {
        using var scope = new TensorScope();
        var x = Tensor.From<float>([1, 2, 3, 4], [1, 1, 2, 2]);

        Assert.Equal([2f, 4, 1, 3], x.Rot90(1, [2, 3]).Contiguous().ToArray<float>());
        Assert.Equal("rotation: method.turns is 4 or 2, but is 3.", Assert.Throws<MethodSettingsException>(() => Rotation.Create(new RotationOptions { Turns = 3 }, Context(32), new SmallEncoder())).Message);
        Assert.Equal(0.5, Rotation.Create(new RotationOptions { Turns = 2 }, Context(32), new SmallEncoder()).Chance);
    }

    [Theory]
    [InlineData("relative-position")]
    [InlineData("jigsaw")]
    [InlineData("patch-orientation")]
    public void PicturesSmallerThanTheGrid_AreRefused(string name)
    {
        using var scope = new TensorScope();
        var entry = MethodCatalog.Find(name)!;
        var options = entry.DefaultOptions(Large);

        Assert.Contains("but the pictures have 32", Assert.Throws<MethodSettingsException>(() => entry.Create(options, Context(32), new SmallEncoder())).Message, StringComparison.Ordinal);
        var method = Build(name, Context(32));
        Assert.Contains("but the pictures have 16", Assert.Throws<MethodSettingsException>(() => method.Forward(Batch(16), Start)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Jigsaw_Permutations_AreStateAndMoreThanCanBeChosenAreOutOfRange()
    {
        using var scope = new TensorScope();
        var method = new Jigsaw(new JigsawOptions { Permutations = 9, TileSize = 8, HiddenWidth = 8, TileWidth = 8 }, new SmallEncoder());

        Assert.Equal(TilePermutations.Choose(9).SelectMany(each => each.Select(tile => (long)tile)), method.Buffers().Single(each => each.Name == "permutations").Value.ToArray<long>());
        Assert.True(TilePermutations.Most < TilePermutations.All);
    }

    [Fact]
    public void GrayPictures_WithColoursDropped_AreTilesAsTheyAre()
    {
        using var scope = new TensorScope();
        var encoder = BackboneCatalog.Create(new BackboneOptions { Name = "resnet18", Width = 8, Channels = 1, ImageSize = 32 });
        var method = new RelativePosition(new RelativePositionOptions { TileSize = 8, Gap = 2, Jitter = 1, HiddenWidth = 16 }, encoder);

        Assert.True(double.IsFinite(method.Forward(new ViewBatch([Tensor.Randn([N, 1, 32, 32])], Tensor.Arange(N, dtype: DType.Int64)), Start).Total.ToDouble()));
    }

    [Fact]
    public void PatchOrientation_TurnedSurroundings_ChangeWhatTheTileShowsButNotTheAnswers()
    {
        using var scope = new TensorScope();
        var options = (PatchOrientationOptions)MethodCatalog.Find("patch-orientation")!.DefaultOptions(Context(32));
        double Value(bool turn)
        {
            Engine.Seed(0);
            var method = new PatchOrientation(options with { TurnPictures = turn }, new SmallEncoder());
            Engine.Seed(1);
            return method.Forward(Batch(32), Start).Total.ToDouble();
        }

        Assert.NotEqual(Value(true), Value(false));
    }

    [Fact]
    public void Exemplar_FewerClassesThanPictures_TakesEvenlySpreadSeedsAndDrawsNoOther()
    {
        using var scope = new TensorScope();
        var method = new Exemplar(new ExemplarOptions { Classes = 3 }, samples: 8, new SmallEncoder());
        var weights = method.BeginEpoch(new EpochFeatures(0, () => throw new InvalidOperationException("Nothing is to be computed.")));

        Assert.Equal([1.0, 0, 1, 0, 0, 1, 0, 0], weights!);
        Assert.Equal([0L, -1, 1, -1, -1, 2, -1, -1], method.Buffers().Single(each => each.Name == "classes").Value.ToArray<long>());
        Assert.Null(new Exemplar(new ExemplarOptions(), samples: 8, new SmallEncoder()).BeginEpoch(new EpochFeatures(0, () => throw new InvalidOperationException())));
    }

    [Fact]
    public void TokenEncoder_TilesThatPatchesDoNotDivide_AreRefusedAndOthersLearnt()
    {
        using var scope = new TensorScope();
        var encoder = BackboneCatalog.Create(new BackboneOptions { Name = "vit-nano", Width = 32, ImageSize = 32 });

        Assert.Contains("multiple of 4", Assert.Throws<MethodSettingsException>(() => Jigsaw.Create(new JigsawOptions { TileSize = 9, Gap = 2, Jitter = 0 }, Context(32), encoder)).Message, StringComparison.Ordinal);
        Assert.True(double.IsFinite(Jigsaw.Create(Jigsaw.DefaultOptions(Context(32)), Context(32), encoder).Forward(Batch(32), Start).Total.ToDouble()));
    }

    private static RecipeContext Context(int size) => new() { ImageSize = size, GlobalBatch = N, SampleCount = 40 };

    private static Method<ViewBatch> Build(string name, RecipeContext context)
    {
        Engine.Seed(0);
        var entry = MethodCatalog.Find(name)!;
        return entry.Create(entry.DefaultOptions(context), context, new SmallEncoder());
    }

    private static ViewBatch Batch(int side) => new(
        [Tensor.From<double>(RandomVectors.Of(1, N * 3 * side * side), [N, 3, side, side]).To(DType.Float32)], Tensor.Arange(N, dtype: DType.Int64));
}
