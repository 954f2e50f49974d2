using Selfsame.Data.Transforms;
using Selfsame.Data.Views;
using Xunit;

namespace Selfsame.Data.Tests.Transforms;

/// <summary>What makes no sense is refused where it is said, in one line that names the parameter and the value.</summary>
public sealed class ParameterTests
{
    public static TheoryData<string, Func<PictureTransform>> Nonsense() => new()
    {
        { "Probability -0.1", () => new RandomHorizontalFlip { Probability = -0.1 } },
        { "Probability 1.1", () => new RandomVerticalFlip { Probability = 1.1 } },
        { "Probability NaN", () => new RandomGrayscale { Probability = double.NaN } },
        { "Probability -1", () => new ColorJitter { Probability = -1 } },
        { "Probability 2", () => new GaussianBlur { Probability = 2 } },
        { "Probability -2", () => new RandomSolarize { Probability = -2 } },
        { "Probability -3", () => new RandomPosterize { Probability = -3 } },
        { "Probability -4", () => new RandomEqualize { Probability = -4 } },
        { "Probability -5", () => new RandomErasing { Probability = -5 } },
        { "Probability -6", () => new RandomRotation { Probability = -6 } },
        { "Probability -7", () => new RandomApply { Transforms = [], Probability = -7 } },
        { "ScaleMinimum -0.5", () => new RandomResizedCrop { ScaleMinimum = -0.5 } },
        { "ScaleMaximum 0", () => new RandomResizedCrop { ScaleMaximum = 0 } },
        { "RatioMinimum -1", () => new RandomResizedCrop { RatioMinimum = -1 } },
        { "ScaleMinimum -1", () => new RandomErasing { ScaleMinimum = -1 } },
        { "Size 0", () => new RandomResizedCrop { Size = 0 } },
        { "Size -3", () => new Resize { Size = -3 } },
        { "Size -4", () => new CenterCrop { Size = -4 } },
        { "KernelSize 4", () => new GaussianBlur { KernelSize = 4 } },
        { "KernelSize -3", () => new GaussianBlur { KernelSize = -3 } },
        { "KernelSize 1025", () => new GaussianBlur { KernelSize = 1025 } },
        { "SigmaMinimum 0", () => new GaussianBlur { SigmaMinimum = 0 } },
        { "Brightness -0.2", () => new ColorJitter { Brightness = -0.2 } },
        { "Strength -1", () => new ColorJitter { Strength = -1 } },
        { "Hue NaN", () => new ColorJitter { Hue = double.NaN } },
        { "Contrast NaN", () => new ColorJitter { Contrast = double.NaN } },
        { "Saturation -3", () => new ColorJitter { Saturation = -3 } },
        { "ScaleMinimum 0", () => new RandomResizedCrop { ScaleMinimum = 0 } },
        { "ScaleMaximum NaN", () => new RandomResizedCrop { ScaleMaximum = double.NaN } },
        { "RatioMaximum Infinity", () => new RandomResizedCrop { RatioMaximum = double.PositiveInfinity } },
        { "SigmaMaximum NaN", () => new GaussianBlur { SigmaMaximum = double.NaN } },
        { "KernelSize 0", () => new GaussianBlur { KernelSize = 0 } },
        { "DegreesMaximum Infinity", () => new RandomRotation { DegreesMaximum = double.PositiveInfinity } },
        { "ScaleMaximum -1", () => new RandomErasing { ScaleMaximum = -1 } },
        { "RatioMinimum NaN", () => new RandomErasing { RatioMinimum = double.NaN } },
        { "Value NaN", () => new RandomErasing { Value = double.NaN } },
        { "Threshold -1", () => new RandomSolarize { Threshold = -1 } },
        { "Threshold 300", () => new RandomSolarize { Threshold = 300 } },
        { "Bits 0", () => new RandomPosterize { Bits = 0 } },
        { "Bits 9", () => new RandomPosterize { Bits = 9 } },
        { "DegreesMinimum NaN", () => new RandomRotation { DegreesMinimum = double.NaN } },
        { "Operations -1", () => new RandAugment { Operations = -1 } },
        { "Magnitude -1", () => new RandAugment { Magnitude = -1 } },
        { "MagnitudeBins 1", () => new RandAugment { MagnitudeBins = 1 } },
    };

    public static TheoryData<string, PictureTransform> Contradictions() => new()
    {
        { "RandomResizedCrop: the smallest scale is 0.9 and the largest 0.1", new RandomResizedCrop { ScaleMinimum = 0.9, ScaleMaximum = 0.1 } },
        { "RandomResizedCrop: the smallest ratio is 2 and the largest 1", new RandomResizedCrop { RatioMinimum = 2, RatioMaximum = 1 } },
        { "GaussianBlur: the smallest deviation is 3 and the largest 1", new GaussianBlur { SigmaMinimum = 3, SigmaMaximum = 1 } },
        { "RandomRotation: the smallest degrees is 10 and the largest -10", new RandomRotation { DegreesMinimum = 10, DegreesMaximum = -10 } },
        { "RandomErasing: the smallest scale is 0.5 and the largest 0.1", new RandomErasing { ScaleMinimum = 0.5, ScaleMaximum = 0.1 } },
        { "RandomErasing: the largest scale is 2", new RandomErasing { ScaleMaximum = 2 } },
        { "RandAugment: the magnitude is 31", new RandAugment { Magnitude = 31 } },
        { "RandomApply: the smallest deviation", new RandomApply { Transforms = [new GaussianBlur { SigmaMinimum = 3 }] } },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Nonsense))]
    public void Create_OutOfRange_IsRefusedInOneLine(string parameterAndValue, Func<PictureTransform> create)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(create);

        var words = parameterAndValue.Split(' ');
        Assert.Equal(words[0], error.ParamName);
        Assert.Contains($"not {words[1]}.", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Contradictions))]
    public void ViewWriter_OfContradictingParameters_IsRefusedInOneLine(string expected, PictureTransform transform)
    {
        var recipe = new ViewRecipe { Views = [new ViewSpecification { Name = "a", Size = 8, Transforms = [transform] }] };

        var error = Assert.Throws<DataException>(() => new ViewWriter(recipe));

        Assert.StartsWith($"View 'a', {expected}", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }
}
