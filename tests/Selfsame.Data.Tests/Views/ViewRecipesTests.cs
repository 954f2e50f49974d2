using Selfsame.Data.Transforms;
using Selfsame.Data.Views;
using Xunit;

namespace Selfsame.Data.Tests.Views;

public sealed class ViewRecipesTests
{
    [Fact]
    public void SimCLR_At32_HasHalfTheStrengthAndNoBlur()
    {
        var recipe = ViewRecipes.SimCLR(32);

        Assert.Equal(2, recipe.Views.Count);
        foreach (var view in recipe.Views)
        {
            Assert.Equal(
                [
                    new RandomResizedCrop { Size = 32, ScaleMinimum = 0.08 },
                    new RandomHorizontalFlip { Probability = 0.5 },
                    new ColorJitter { Strength = 0.5, Probability = 0.8 },
                    new RandomGrayscale { Probability = 0.2 },
                    new GaussianBlur { KernelSize = 3, Probability = 0 },
                ],
                view.Transforms);
        }

        Assert.Equal(ChannelStatistics.ImageNet, recipe.Normalization);
    }

    [Fact]
    public void SimCLR_At224_HasFullStrengthAndBlursHalfOfTheViews()
    {
        var transforms = ViewRecipes.SimCLR(224).Views[0].Transforms;

        Assert.Contains(new ColorJitter { Strength = 1, Probability = 0.8 }, transforms);
        Assert.Contains(new GaussianBlur { KernelSize = 23, SigmaMinimum = 0.1, SigmaMaximum = 2, Probability = 0.5 }, transforms);
    }

    [Fact]
    public void Evaluation_At224_ResizesTo256AndCropsTheMiddle() =>
        Assert.Equal([new Resize { Size = 256 }, new CenterCrop { Size = 224 }], ViewRecipes.Evaluation(224).Views[0].Transforms);

    [Fact]
    public void Evaluation_At32_OnlyResizes() =>
        Assert.Equal([new Resize { Size = 32, Square = true }], ViewRecipes.Evaluation(32).Views[0].Transforms);

    [Fact]
    public void Json_WrittenAndRead_IsTheSameRecipe()
    {
        foreach (var recipe in new[] { ViewRecipes.SimCLR(32), ViewRecipes.SimCLR(224), ViewRecipes.Evaluation(96) })
        {
            Assert.Equal(recipe, ViewRecipe.FromJson(recipe.ToJson()));
        }
    }

    [Theory]
    [InlineData("{\"views\": []")]
    [InlineData("null")]
    [InlineData("{\"views\": [{\"name\": \"a\", \"size\": 8, \"transforms\": [{\"transform\": \"randomHorizontalFlip\", \"probability\": 2}]}]}")]
    [InlineData("{\"views\": [{\"name\": \"a\", \"size\": 8, \"transforms\": [{\"transform\": \"randomHorizontalFlip\", \"chance\": 1}]}]}")]
    [InlineData("{\"views\": [{\"name\": \"a\", \"size\": 8, \"transforms\": [{\"transform\": \"twirl\"}]}]}")]
    public void FromJson_OfWhatIsNoRecipe_SaysSoInOneLine(string json)
    {
        var error = Assert.Throws<DataException>(() => ViewRecipe.FromJson(json));

        Assert.DoesNotContain('\n', error.Message);
    }
}
