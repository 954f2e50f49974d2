using Selfsame.Data.Transforms;
using Selfsame.Data.Views;
using Xunit;

namespace Selfsame.Data.Tests.Views;

public sealed class ViewSettingsTests
{
    [Fact]
    public void ApplyTo_WithNothingSet_LeavesTheRecipe() =>
        Assert.Equal(ViewRecipes.SimCLR(224), new ViewSettings().ApplyTo(ViewRecipes.SimCLR(224)));

    [Fact]
    public void ApplyTo_ChangesEveryView()
    {
        var recipe = new ViewSettings { CropMinimum = 0.2, JitterStrength = 0.3, BlurProbability = 1, Hue = 0.1, FlipProbability = 0, GrayscaleProbability = 0.4 }
            .ApplyTo(ViewRecipes.SimCLR(32));

        Assert.All(recipe.Views, view =>
        {
            Assert.Contains(new RandomResizedCrop { Size = 32, ScaleMinimum = 0.2 }, view.Transforms);
            Assert.Contains(new ColorJitter { Strength = 0.3, Hue = 0.1 }, view.Transforms);
            Assert.Contains(new GaussianBlur { KernelSize = 3, Probability = 1 }, view.Transforms);
            Assert.Contains(new RandomHorizontalFlip { Probability = 0 }, view.Transforms);
            Assert.Contains(new RandomGrayscale { Probability = 0.4 }, view.Transforms);
        });
    }

    [Fact]
    public void ApplyTo_OutOfRange_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ViewSettings { BlurProbability = 1.5 }.ApplyTo(ViewRecipes.SimCLR(32)));

    [Fact]
    public void ApplyTo_ARecipeWithoutThatTransform_IsRefused()
    {
        var error = Assert.Throws<DataException>(() => new ViewSettings { SolarizeProbability = 0.2 }.ApplyTo(ViewRecipes.SimCLR(32)));

        Assert.Contains("solarize", error.Message);
    }
}
