using Selfsame.Data.Views;
using Selfsame.Nn.Backbones;
using Selfsame.SelfSupervised;
using Selfsame.Training.Settings;
using Xunit;

namespace Selfsame.Training.Tests.Training;

public sealed class PretrainPlanTests
{
    private static readonly PretrainSettings Scenes = new()
    {
        Method = "ibot", Data = "scenes:train", Out = "unused", ImageSize = 32, BatchSize = 8, Epochs = 1, Backbone = new BackboneSettings { Name = "vit-nano" },
    };

    [Fact]
    public void Of_MethodThatTrainsPatches_TakesTheirMeanAsFeatures()
    {
        Assert.Equal(TokenPooling.PatchMean, PretrainPlan.Of(Scenes with { Method = "i-jepa" }).Backbone.Pooling);
        Assert.Equal(TokenPooling.ClassToken, PretrainPlan.Of(Scenes).Backbone.Pooling);
        Assert.Equal(TokenPooling.ClassToken, PretrainPlan.Of((Scenes with { Method = "i-jepa" }).Set("backbone.pooling", "classToken")).Backbone.Pooling);
    }

    [Fact]
    public void Of_MethodWhosePicturesMustNotKnowTheirBatch_TakesLayerNorm()
    {
        var networks = Scenes with { Backbone = new BackboneSettings { Name = "resnet18" } };

        Assert.Equal(BackboneNorm.Layer, PretrainPlan.Of(networks with { Method = "gan" }).Backbone.Norm);
        Assert.Equal(BackboneNorm.Batch, PretrainPlan.Of((networks with { Method = "gan" }).Set("backbone.norm", "batch")).Backbone.Norm);
        foreach (var puzzle in (string[])["relative-position", "jigsaw", "patch-orientation"])   // it shows tiles, its users whole pictures
        {
            Assert.Equal(BackboneNorm.Layer, PretrainPlan.Of(networks with { Method = puzzle }).Backbone.Norm);
            Assert.Equal(BackboneNorm.Batch, PretrainPlan.Of(Scenes with { Method = puzzle, Backbone = new BackboneSettings { Name = "vit-nano" } }).Backbone.Norm);   // no choice there
        }
        Assert.Equal(BackboneNorm.Batch, PretrainPlan.Of(networks with { Method = "cpc" }).Backbone.Norm);
        Assert.Equal(BackboneNorm.Layer, PretrainPlan.Of((networks with { Method = "cpc" }).Set("backbone.norm", "layer")).Backbone.Norm);
    }

    [Fact]
    public void Of_ViewsThatPatchesDoNotDivide_NamesTheViewAndTheRemedy()
    {
        var settings = Scenes with { ImageSize = 96, Backbone = new BackboneSettings { Name = "vit-nano", PatchSize = 32 } };

        var error = Assert.Throws<SettingException>(() => PretrainPlan.Of(settings));

        Assert.Contains("patches of 32 pixels, which do not divide the view 'local 1' of 48 pixels: set backbone.patchSize", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ViewLargerThanTheLargeOnes_NamesItAndTheRemedy()
    {
        var recipe = ViewRecipes.SwAV(96);
        var settings = Scenes with
        {
            Method = "swav",
            ImageSize = 96,
            Backbone = new BackboneSettings { Name = "resnet18" },
            ViewRecipe = recipe with { Views = [.. recipe.Views.Select(view => view.Name == "small 2" ? view with { Size = 128 } : view)] },
        };

        var error = Assert.Throws<SettingException>(() => PretrainPlan.Of(settings));

        Assert.Equal("swav takes the large views first, of 96 pixels here, and none may be larger, but the view 'small 2' has 128: lower its size in viewRecipe.", error.Message);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(32)]
    [InlineData(96)]
    [InlineData(224)]
    public void DefaultViews_OfAnyMethod_BeginWithTheLargest(int imageSize) => Assert.All(
        MethodCatalog.All.Select(entry => entry.DefaultViews(new RecipeContext { ImageSize = imageSize }).Views),
        views => Assert.All(views, view => Assert.True(view.Size <= views[0].Size, view.Name)));

    [Fact]
    public void Build_ConvolutionalBackboneForATokenMethod_SaysWhichWouldDo()
    {
        var plan = PretrainPlan.Of(Scenes with { Backbone = new BackboneSettings { Name = "resnet18" } });

        Assert.Equal("ibot cannot train resnet18. It can train vit-nano, vit-tiny, vit-small, vit-base: name one of them (--backbone).", Assert.Throws<SettingException>(() => plan.Build()).Message);
    }
}
