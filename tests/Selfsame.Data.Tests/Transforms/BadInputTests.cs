using Selfsame.Data.Decoding;
using Selfsame.Data.Random;
using Selfsame.Data.Transforms;
using Selfsame.Data.Views;
using Xunit;

namespace Selfsame.Data.Tests.Transforms;

/// <summary>Pictures, rectangles and recipes that make no sense.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData(0, 4, 3, 8)]
    [InlineData(4, 0, 3, 8)]
    [InlineData(4, 4, 0, 8)]
    [InlineData(-1, 4, 3, 8)]
    [InlineData(4, 4, 3, 12)]
    public void Picture_WithoutPixelsOrOfOddDepth_IsRefused(int width, int height, int channels, int bits) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Picture.Create(width, height, channels, bits));

    [Fact]
    public void Picture_OverNoMemory_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Picture.Wrap(Memory<byte>.Empty, 0, 0, 3));

    [Theory]
    [InlineData(0, 0, 5, 4)]
    [InlineData(0, 0, 4, 5)]
    [InlineData(-1, 0, 4, 4)]
    [InlineData(1, 0, 4, 4)]
    [InlineData(0, 0, 0, 4)]
    [InlineData(0, 0, 4, -1)]
    [InlineData(1, 0, int.MaxValue, 1)]
    public void ResizeCrop_OfWhatIsNotInAPictureOfFourPixelsASide_IsRefused(int left, int top, int width, int height)
    {
        foreach (var bits in new[] { 8, 16 })
        {
            using var picture = PatternPicture.Create(4, 4, 3, bits);
            var canvas = new PictureCanvas();
            canvas.Load(picture, PictureChannels.Rgb);

            var error = Assert.Throws<ArgumentOutOfRangeException>(() =>
                canvas.ResizeCrop(new CropBox(left, top, width, height), 8, 8, Interpolation.Bilinear));

            Assert.Contains("within the picture of 4 x 4", error.Message);
        }
    }

    [Fact]
    public void Crop_OfNothing_IsRefused()
    {
        using var picture = PatternPicture.Create(4, 4, 3);
        var canvas = new PictureCanvas();
        canvas.Load(picture, PictureChannels.Rgb);

        Assert.Throws<ArgumentOutOfRangeException>(() => canvas.Crop(new CropBox(0, 0, 0, 3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => canvas.Crop(new CropBox(0, 0, 3, -3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => canvas.ResizeCrop(new CropBox(0, 0, 3, 3), 0, 3, Interpolation.Bilinear));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 9)]
    [InlineData(9, 3)]
    public void CenterCrop_OfASmallerPicture_HasABlackBorder(int width, int height)
    {
        foreach (var bits in new[] { 8, 16 })
        {
            using var picture = Picture.Create(width, height, 1, bits);
            if (bits == 8)
            {
                picture.Bytes.Fill(255);
            }
            else
            {
                picture.Words.Fill(65535);
            }

            var canvas = new PictureCanvas();
            canvas.Load(picture, PictureChannels.AsStored);
            new CenterCrop { Size = 32 }.Apply(canvas);

            using var made = canvas.ToPicture();
            Assert.Equal((32, 32), (made.Width, made.Height));
            Assert.Equal(width * height, made.Bytes.ToArray().Count(value => value == 255));
            Assert.Equal((32 * 32) - (width * height), made.Bytes.ToArray().Count(value => value == 0));
        }
    }

    [Fact]
    public void RandomResizedCrop_LargerThanATinyPicture_TakesAllOfIt()
    {
        using var picture = PatternPicture.Create(2, 2, 3);
        var canvas = new PictureCanvas();
        canvas.Load(picture, PictureChannels.Rgb);
        var crop = new RandomResizedCrop { Size = 16, ScaleMinimum = 2, ScaleMaximum = 3 };
        var random = Philox.At(0, 0, 0, 0, RandomPurpose.View);

        Assert.Equal(new CropBox(0, 0, 2, 2), crop.Draw(2, 2, ref random));
        crop.Apply(canvas, ref random);
        Assert.Equal((16, 16), (canvas.Width, canvas.Height));
    }

    [Theory]
    [InlineData("\"randomHorizontalFlip\", \"probability\": -0.5", "A probability is within 0 and 1, not -0.5")]
    [InlineData("\"gaussianBlur\", \"kernelSize\": 22", "A blur kernel is odd, and 1 to 1023 pixels wide, not 22")]
    [InlineData("\"randomResizedCrop\", \"scaleMinimum\": -0.1", "This is a finite number above 0, not -0.1")]
    [InlineData("\"centerCrop\", \"size\": -7", "A size is at least 1 pixel, not -7")]
    [InlineData("\"colorJitter\", \"brightness\": \"NaN\"", "brightness")]
    [InlineData("\"colourJitter\"", "colourJitter")]
    [InlineData("\"colorJitter\", \"brightnes\": 1", "brightnes")]
    public void FromJson_OfNonsense_SaysWhatIsWrongInOneLine(string transform, string expected)
    {
        var json = $$"""{"views": [{"name": "a", "size": 32, "transforms": [{"transform": {{transform}}}]}]}""";

        var error = Assert.Throws<DataException>(() => ViewRecipe.FromJson(json));

        Assert.StartsWith("This is no view recipe: ", error.Message);
        Assert.Contains(expected, error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(0.5, double.NaN)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(0.5, double.PositiveInfinity)]
    [InlineData(0.5, 0)]
    [InlineData(0.5, -1)]
    public void Normalization_ByWhatIsNoNumber_IsRefused(double mean, double deviation)
    {
        var error = Assert.Throws<DataException>(() => new ChannelStatistics([mean], [deviation]).Table(1));

        Assert.Contains("finite number", error.Message);
    }

    [Fact]
    public void Normalization_ByNothing_IsRefused() => Assert.Throws<DataException>(() => new ChannelStatistics([], []).Table(3));

    [Theory]
    [InlineData(-0.1, null)]
    [InlineData(null, -1.0)]
    [InlineData(double.NaN, null)]
    public void ViewSettings_OutOfRange_AreRefusedWithTheirValue(double? probability, double? scale)
    {
        var settings = new ViewSettings { FlipProbability = probability, CropMinimum = scale };

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => settings.ApplyTo(ViewRecipes.SimCLR(32)));

        Assert.Contains($"not {probability ?? scale}", error.Message);
    }
}
