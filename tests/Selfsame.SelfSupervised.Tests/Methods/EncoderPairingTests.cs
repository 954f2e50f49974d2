using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Methods;

public sealed class EncoderPairingTests
{
    [Fact]
    public void Create_BackboneThatTheMethodCannotTrain_NamesBothAndThoseThatWouldDo()
    {
        using var scope = new TensorScope();
        var entry = MethodEntry.Of<TokensOnly, TokensOnlyOptions>();
        var context = new RecipeContext();
        var encoder = BackboneCatalog.Create(new BackboneOptions { Name = "resnet18", Width = 8, ImageSize = 32 });

        var error = Assert.Throws<EncoderMismatchException>(() => entry.Create(entry.DefaultOptions(context), context, encoder));

        Assert.Contains("tokens-only cannot train resnet18", error.Message, StringComparison.Ordinal);
        Assert.Contains("vit-small", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("resnet50", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pair_OfASingleView_SaysWhatIsMissing()
    {
        using var scope = new TensorScope();
        var batch = new ViewBatch([Tensor.Zeros([2, 3, 8, 8])], Tensor.Arange(2, dtype: DType.Int64));

        Assert.Contains("only one", Assert.Throws<InvalidOperationException>(() => batch.Pair).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ViewBatch_ViewsOfDifferentLength_AreRefused()
    {
        using var scope = new TensorScope();

        Assert.Throws<ArgumentException>(() => new ViewBatch([Tensor.Zeros([2, 3, 8, 8]), Tensor.Zeros([3, 3, 8, 8])], Tensor.Arange(2, dtype: DType.Int64)));
        Assert.Throws<ArgumentException>(() => new ViewBatch([], Tensor.Arange(2, dtype: DType.Int64)));
    }

    private sealed record TokensOnlyOptions;

    private sealed class TokensOnly(Backbone encoder) : Method<ViewBatch>, IMethod<TokensOnly, TokensOnlyOptions, ViewBatch>
    {
        public static string Name => "tokens-only";

        public static string Family => "test";

        public static string Summary => "Needs tokens.";

        public static string Paper => "none";

        public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.VisionTransformer];

        public override Module Encoder => encoder;

        public static TokensOnlyOptions DefaultOptions(RecipeContext context) => new();

        public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.Evaluation(context.ImageSize);

        public static OptimizerOptions DefaultOptimizer(RecipeContext context) => new();

        public static TokensOnly Create(TokensOnlyOptions options, RecipeContext context, Backbone backbone) => new(backbone);

        public override Loss Forward(ViewBatch batch, TrainingProgress progress) => Loss.Of(encoder.Forward(batch.Views[0]).Mean());
    }
}
