using Selfsame.Data.Decoding;
using Selfsame.Data.Random;
using Selfsame.Data.Transforms;
using Selfsame.Data.Views;
using Xunit;

namespace Selfsame.Data.Tests.Transforms;

public sealed class RandAugmentTests
{
    [Theory]
    [InlineData(RandAugmentOperation.Identity, 0)]
    [InlineData(RandAugmentOperation.ShearX, 0.09)]
    [InlineData(RandAugmentOperation.TranslateX, 27.190332)] // 150/331 of 200 columns, times 9/30
    [InlineData(RandAugmentOperation.TranslateY, 13.595166)]
    [InlineData(RandAugmentOperation.Rotate, 9)]
    [InlineData(RandAugmentOperation.Contrast, 0.27)]
    [InlineData(RandAugmentOperation.Posterize, 7)]
    [InlineData(RandAugmentOperation.Solarize, 178.5)]
    public void Amount_AtTheUsualMagnitude_IsTorchvisions(RandAugmentOperation operation, double expected) =>
        Assert.Equal(expected, new RandAugment().Amount(operation, 200, 100), 5);

    [Fact]
    public void Apply_WithoutOperations_ChangesNothing()
    {
        using var picture = Gradient();
        var canvas = Load(picture);
        var random = Philox.At(0, 0, 0, 0, RandomPurpose.View);

        new RandAugment { Operations = 0 }.Apply(canvas, ref random);

        using var result = canvas.ToPicture();
        Assert.Equal(picture.Bytes, result.Bytes);
    }

    [Fact]
    public void Apply_OneOperation_LeavesAboutAsManyPicturesAsHaveNothingToDo()
    {
        // At magnitude 0 every operation but AutoContrast and Equalize leaves a picture that lacks nothing; posterizing to 8 bits and a
        // threshold of 255 (only white turns black) change next to nothing.
        using var picture = Gradient();
        var changed = 0;
        for (var sample = 0; sample < 1400; sample++)
        {
            var canvas = Load(picture);
            var random = Philox.At(0, 0, sample, 0, RandomPurpose.View);
            new RandAugment { Operations = 1, Magnitude = 0 }.Apply(canvas, ref random);
            using var result = canvas.ToPicture();
            changed += result.Bytes.SequenceEqual(picture.Bytes) ? 0 : 1;
        }

        // AutoContrast and Equalize: 2 of 14, deviation 13.
        Assert.InRange(changed, 200 - 52, 200 + 52);
    }

    [Fact]
    public void RandomApply_AllOrNone()
    {
        using var picture = Gradient();
        var both = new RandomApply { Transforms = [new RandomHorizontalFlip { Probability = 1 }, new RandomVerticalFlip { Probability = 1 }], Probability = 0.3 };
        var applied = 0;
        for (var sample = 0; sample < 1000; sample++)
        {
            var canvas = Load(picture);
            var random = Philox.At(0, 0, sample, 0, RandomPurpose.View);
            both.Apply(canvas, ref random);
            var isTurned = canvas.Plane(0)[^1] == picture.Bytes[0] && canvas.Plane(0)[0] == picture.Bytes[^3];
            var isSame = canvas.Plane(0)[0] == picture.Bytes[0];
            Assert.True(isTurned || isSame);
            applied += isTurned ? 1 : 0;
        }

        Assert.InRange(applied, 300 - 58, 300 + 58); // four deviations
    }

    [Fact]
    public void Json_OfEveryTransform_ReadsBack()
    {
        PictureTransform[] transforms =
        [
            new RandomVerticalFlip(), new RandomRotation { DegreesMinimum = -3, Interpolation = PixelSampling.Bilinear }, new RandomPosterize { Bits = 3 },
            new RandomEqualize(), new RandomErasing { IsRandom = true, Value = 2 }, new RandAugment { Magnitude = 5 },
            new RandomApply { Transforms = [new RandomEqualize { Probability = 1 }, new GaussianBlur()] },
        ];
        var recipe = new ViewRecipe { Views = [new ViewSpecification { Name = "all", Size = 32, Transforms = transforms }] };

        Assert.Equal(recipe, ViewRecipe.FromJson(recipe.ToJson()));
    }

    private static PictureCanvas Load(Picture picture)
    {
        var canvas = new PictureCanvas();
        canvas.Load(picture, PictureChannels.Rgb);
        return canvas;
    }

    private static Picture Gradient()
    {
        var picture = Picture.Create(40, 30, 3);
        for (var i = 0; i < picture.Bytes.Length; i++)
        {
            picture.Bytes[i] = (byte)(20 + ((i * i) % 200));
        }

        return picture;
    }
}
