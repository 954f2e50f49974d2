using Selfsame.Nn.Backbones;
using Selfsame.SelfSupervised.Methods;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Methods;

public sealed class VICRegLTests
{
    private static readonly VICRegLOptions Options = new() { ProjectorWidth = 16, LocalProjectorWidth = 8, Matches = 3 };

    [Fact]
    public void Recipes_AreThoseOfResidualNetworks()
    {
        var (small, large) = (VICRegL.DefaultOptions(new RecipeContext { TotalSteps = 39_000 }), VICRegL.DefaultOptions(new RecipeContext { ImageSize = 224 }));

        Assert.Equal((0.9, 20, 8192, 512), (large.Alpha, large.Matches, large.ProjectorWidth, large.LocalProjectorWidth));
        Assert.Equal((2048, 128), (small.ProjectorWidth, small.LocalProjectorWidth));
        Assert.Equal([BackboneFamily.ResNet], VICRegL.Backbones);
    }

    [Fact]
    public void Forward_WherePlacesAreKnown_AddsThePairsOfTheSameSpot()
    {
        using var scope = new TensorScope();
        var (without, with) = (Local(known: false), Local(known: true));

        Assert.True(with > without + 1e-3, $"{with} with places, {without} without.");
    }

    [Fact]
    public void Forward_AlphaOne_IsTheGlobalCriterion()
    {
        using var scope = new TensorScope();
        var loss = Build(Options with { Alpha = 1 }).Forward(Batch(known: true), default);

        Assert.Equal(loss.Terms.First(term => term.Name == "global").Value.ToDouble(), loss.Total.ToDouble(), 1e-5);
    }

    [Fact]
    public void Create_Transformer_IsRefusedAndNamesWhatWouldDo()
    {
        using var scope = new TensorScope();
        var entry = MethodCatalog.Find("vicregl")!;
        var transformer = BackboneCatalog.Create(new BackboneOptions { Name = "vit-nano", ImageSize = 16 });

        var error = Assert.Throws<EncoderMismatchException>(() => entry.Create(Options, new RecipeContext(), transformer));

        Assert.Contains("resnet18", error.Message, StringComparison.Ordinal);
    }

    private static double Local(bool known) => Build(Options).Forward(Batch(known), default).Terms.First(term => term.Name == "local").Value.ToDouble();

    private static VICRegL Build(VICRegLOptions options)
    {
        Engine.Seed(0);
        return new VICRegL(options, BackboneCatalog.Create(new BackboneOptions { Name = "resnet18", Width = 4, ImageSize = 16 }));
    }

    private static ViewBatch Batch(bool known)
    {
        Tensor View(int seed) => Tensor.From<double>(RandomVectors.Of(seed, 6 * 3 * 16 * 16), [6, 3, 16, 16]).To(DType.Float32);
        Tensor Region(float left, float right) => Tensor.From<float>([left, 0, right, 16], [1, 4]).Expand([6, 4]);
        return new ViewBatch([View(1), View(2)], Tensor.Arange(6, dtype: DType.Int64)) { Places = known ? [Region(0, 16), Region(20, 3)] : null };
    }
}
