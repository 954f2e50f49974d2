using Selfsame.Data.Transforms;
using Selfsame.Data.Views;
using Xunit;

namespace Selfsame.Data.Tests.Views;

/// <summary>The field's recipes, parameter by parameter: a wrong one silently costs points of accuracy.</summary>
public sealed class MethodRecipesTests
{
    // Crop from, to; jitter brightness (= contrast), saturation, hue, as applied; blur and solarize probabilities; -1 where there is no such step.
    public static TheoryData<string, int, int, double, double, double, double, double, double, double> Views() => new()
    {
        { "SimCLR", 224, 0, 0.08, 1, 0.8, 0.8, 0.2, 0.5, -1 },
        { "SimCLR", 32, 1, 0.08, 1, 0.4, 0.4, 0.1, 0, -1 },
        { "BYOL", 224, 0, 0.08, 1, 0.4, 0.2, 0.1, 1, 0 },
        { "BYOL", 224, 1, 0.08, 1, 0.4, 0.2, 0.1, 0.1, 0.2 },
        { "BYOL", 32, 0, 0.08, 1, 0.4, 0.2, 0.1, 0, 0 },
        { "BYOL", 32, 1, 0.08, 1, 0.4, 0.2, 0.1, 0, 0.2 },
        { "BarlowTwins", 224, 1, 0.08, 1, 0.4, 0.2, 0.1, 0.1, 0.2 },
        { "NNCLR", 224, 0, 0.08, 1, 0.4, 0.2, 0.1, 1, 0 },
        { "MoCoV1", 224, 1, 0.2, 1, 0.4, 0.4, 0.4, 0, -1 },
        { "MoCoV2", 224, 0, 0.2, 1, 0.4, 0.4, 0.1, 0.5, -1 },
        { "MoCoV2", 32, 0, 0.2, 1, 0.4, 0.4, 0.1, 0, -1 },
        { "SimSiam", 224, 1, 0.2, 1, 0.4, 0.4, 0.1, 0.5, -1 },
        { "VICReg", 224, 0, 0.08, 1, 0.4, 0.2, 0.1, 0.5, 0.1 },
        { "VICReg", 32, 1, 0.2, 1, 0.4, 0.2, 0.1, 0, 0.1 },
        { "DINO", 224, 0, 0.4, 1, 0.4, 0.2, 0.1, 1, 0 },
        { "DINO", 224, 1, 0.4, 1, 0.4, 0.2, 0.1, 0.1, 0.2 },
        { "DINO", 224, 7, 0.05, 0.4, 0.4, 0.2, 0.1, 0.5, 0 },
        { "IBOT", 224, 1, 0.25, 1, 0.4, 0.2, 0.1, 0.1, 0.2 },
        { "IBOT", 224, 11, 0.05, 0.25, 0.4, 0.2, 0.1, 0.5, 0 },
        { "SwAV", 224, 1, 0.14, 1, 0.8, 0.8, 0.2, 0.5, -1 },
        { "SwAV", 224, 2, 0.05, 0.14, 0.8, 0.8, 0.2, 0.5, -1 },
        { "SwAV", 32, 0, 0.14, 1, 0.4, 0.4, 0.1, 0, -1 },
    };

    [Theory]
    [MemberData(nameof(Views))]
    public void Recipe_OfAMethod_HasThePapersParameters(
        string method, int imageSize, int view, double cropFrom, double cropTo, double brightness, double saturation, double hue, double blur, double solarize)
    {
        var recipe = Recipe(method, imageSize);
        var transforms = recipe.Views[view].Transforms;

        var crop = Assert.IsType<RandomResizedCrop>(transforms[0]);
        Assert.Equal((cropFrom, cropTo, 3.0 / 4, 4.0 / 3), (crop.ScaleMinimum, crop.ScaleMaximum, crop.RatioMinimum, crop.RatioMaximum));
        Assert.Equal(new RandomHorizontalFlip { Probability = 0.5 }, transforms[1]);
        var jitter = Assert.IsType<ColorJitter>(transforms[2]);
        Assert.Equal(brightness, jitter.Brightness * jitter.Strength, 12);
        Assert.Equal(brightness, jitter.Contrast * jitter.Strength, 12);
        Assert.Equal(saturation, jitter.Saturation * jitter.Strength, 12);
        Assert.Equal(hue, jitter.Hue * jitter.Strength, 12);
        Assert.Equal(0.8, jitter.Probability);
        Assert.Equal(new RandomGrayscale { Probability = 0.2 }, transforms[3]);
        var gaussian = Assert.IsType<GaussianBlur>(transforms[4]);
        Assert.Equal((blur, 0.1, 2.0), (gaussian.Probability, gaussian.SigmaMinimum, gaussian.SigmaMaximum));
        Assert.Equal(solarize, transforms.Count == 6 ? Assert.IsType<RandomSolarize>(transforms[5]).Probability : -1);
        Assert.Equal(ChannelStatistics.ImageNet, recipe.Normalization);
    }

    [Theory]
    [InlineData("SimCLR", 224, new[] { 224, 224 })]
    [InlineData("BYOL", 32, new[] { 32, 32 })]
    [InlineData("DINO", 224, new[] { 224, 224, 96, 96, 96, 96, 96, 96 })]
    [InlineData("DINO", 32, new[] { 32, 32 })]
    [InlineData("IBOT", 224, new[] { 224, 224, 96, 96, 96, 96, 96, 96, 96, 96, 96, 96 })]
    [InlineData("IBOT", 64, new[] { 64, 64 })]
    [InlineData("SwAV", 224, new[] { 224, 224, 96, 96, 96, 96, 96, 96 })]
    [InlineData("SwAV", 128, new[] { 128, 128, 48, 48, 48, 48, 48, 48 })]
    [InlineData("SwAV", 32, new[] { 32, 32 })]
    [InlineData("MAE", 224, new[] { 224 })]
    public void Recipe_OfAMethod_HasSoManyViewsOfTheseSizes(string method, int imageSize, int[] sizes)
    {
        var views = Recipe(method, imageSize).Views;

        Assert.Equal(sizes, views.Select(view => view.Size));
        Assert.Equal(sizes, views.Select(view => ((RandomResizedCrop)view.Transforms[0]).Size));
        Assert.Equal(views.Count, views.Select(view => view.Name).Distinct().Count());
    }

    [Theory]
    [InlineData("SimCLR", Interpolation.Bilinear)]
    [InlineData("MoCoV2", Interpolation.Bilinear)]
    [InlineData("SwAV", Interpolation.Bilinear)]
    [InlineData("BYOL", Interpolation.Bicubic)]
    [InlineData("VICReg", Interpolation.Bicubic)]
    [InlineData("DINO", Interpolation.Bicubic)]
    [InlineData("IBOT", Interpolation.Bicubic)]
    [InlineData("MAE", Interpolation.Bicubic)]
    public void Recipe_OfAMethod_ResamplesAsThePaper(string method, Interpolation interpolation) =>
        Assert.All(Recipe(method, 224).Views, view => Assert.Equal(interpolation, ((RandomResizedCrop)view.Transforms[0]).Interpolation));

    [Theory]
    [InlineData(224, 23)]
    [InlineData(96, 9)]
    public void BlurKernel_IsATenthOfTheView(int size, int kernel) => Assert.All(
        ViewRecipes.DINO(224).Views.Where(view => view.Size == size),
        view => Assert.Contains(view.Transforms, transform => transform is GaussianBlur blur && blur.KernelSize == kernel));

    [Fact]
    public void MAE_IsACropAndAFlipAndNothingElse() => Assert.Equal(
        [new RandomResizedCrop { Size = 32, ScaleMinimum = 0.2, Interpolation = Interpolation.Bicubic }, new RandomHorizontalFlip()],
        Assert.Single(ViewRecipes.MAE(32).Views).Transforms);

    [Fact]
    public void MultiCrop_OfNoViewsOrANegativeCount_IsRefused()
    {
        var view = ViewRecipes.MAE(32).Views[0];

        Assert.Contains("at least one view", Assert.Throws<ArgumentException>(() => ViewRecipes.MultiCrop(new CropGroup(view, 0))).Message);
        Assert.Contains("not -2", Assert.Throws<ArgumentException>(() => ViewRecipes.MultiCrop(new CropGroup(view, -2))).Message);
    }

    [Theory]
    [InlineData("SimCLR")]
    [InlineData("DINO")]
    [InlineData("IBOT")]
    [InlineData("SwAV")]
    [InlineData("MAE")]
    public void Recipe_OfAMethod_ReadsBackFromJson(string method) =>
        Assert.Equal(Recipe(method, 224), ViewRecipe.FromJson(Recipe(method, 224).ToJson()));

    [Theory]
    [InlineData(0)]
    [InlineData(-224)]
    public void Recipe_OfNoSize_IsRefused(int imageSize) => Assert.Throws<ArgumentOutOfRangeException>(() => ViewRecipes.MAE(imageSize));

    private static ViewRecipe Recipe(string method, int imageSize) => method switch
    {
        "SimCLR" => ViewRecipes.SimCLR(imageSize),
        "BYOL" => ViewRecipes.BYOL(imageSize),
        "BarlowTwins" => ViewRecipes.BarlowTwins(imageSize),
        "NNCLR" => ViewRecipes.NNCLR(imageSize),
        "MoCoV1" => ViewRecipes.MoCoV1(imageSize),
        "MoCoV2" => ViewRecipes.MoCoV2(imageSize),
        "SimSiam" => ViewRecipes.SimSiam(imageSize),
        "VICReg" => ViewRecipes.VICReg(imageSize),
        "DINO" => ViewRecipes.DINO(imageSize),
        "IBOT" => ViewRecipes.IBOT(imageSize),
        "SwAV" => ViewRecipes.SwAV(imageSize),
        "MAE" => ViewRecipes.MAE(imageSize),
        _ => throw new ArgumentException($"no recipe '{method}'", nameof(method)),
    };
}
