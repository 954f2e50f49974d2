using Selfsame.Data.Decoding;
using Selfsame.Data.Random;
using Selfsame.Data.Transforms;
using Xunit;

namespace Selfsame.Data.Tests.Transforms;

public sealed class TransformValueTests
{
    [Fact]
    public void Settings_OutOfTheirRange_AreRefusedWhenTheyAreSet()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomHorizontalFlip { Probability = -0.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomGrayscale { Probability = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ColorJitter { Strength = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ColorJitter { Hue = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomResizedCrop { ScaleMinimum = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomResizedCrop { Size = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new GaussianBlur { KernelSize = 4 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new GaussianBlur { SigmaMinimum = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomSolarize { Threshold = 300 });
    }

    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(0.2, 2000)]
    [InlineData(0.5, 5000)]
    [InlineData(1.0, 10000)]
    public void Probabilities_AreHowOftenATransformIsApplied(double probability, int expected)
    {
        var flip = new RandomHorizontalFlip { Probability = probability };
        using var picture = Picture.Wrap(new byte[] { 1, 2 }.AsMemory(), 2, 1, 1);
        var canvas = new PictureCanvas();
        var applied = 0;
        for (var i = 0; i < 10_000; i++)
        {
            canvas.Load(picture, PictureChannels.AsStored);
            var random = Philox.At(9, 0, i, 0, RandomPurpose.View);
            flip.Apply(canvas, ref random);
            applied += canvas.Plane(0)[0] == 2 ? 1 : 0;
        }

        // Three standard deviations.
        var spread = (int)(3 * Math.Sqrt(10_000 * probability * (1 - probability)));
        Assert.InRange(applied, expected - spread, expected + spread);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 5)]
    [InlineData(7, 1)]
    public void Blur_WiderThanThePicture_IsNarrowedToFit(int width, int height)
    {
        using var picture = Picture.Create(width, height, 3);
        picture.Bytes.Fill(77);
        var canvas = new PictureCanvas();
        canvas.Load(picture, PictureChannels.Rgb);

        new GaussianBlur { KernelSize = 23 }.Apply(canvas, 2);

        Assert.All(canvas.Plane(2).ToArray(), value => Assert.Equal(77, value));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Crop_OfATinyPicture_IsEnlarged(int side)
    {
        using var picture = Picture.Create(side, side, 3);
        picture.Bytes.Fill(200);
        var canvas = new PictureCanvas();
        canvas.Load(picture, PictureChannels.Rgb);
        var random = Philox.At(1, 0, 0, 0, RandomPurpose.View);

        new RandomResizedCrop { Size = 32 }.Apply(canvas, ref random);

        Assert.Equal((32, 32), (canvas.Width, canvas.Height));
        Assert.All(canvas.Plane(1).ToArray(), value => Assert.Equal(200, value));
    }

    [Fact]
    public void Transforms_BeforeACrop_WorkOnTheWholePicture()
    {
        // Solarize first and then resize: the canvas is taken onto its planes and resampled from there.
        using var picture = Picture.Create(8, 6, 3);
        for (var i = 0; i < picture.Bytes.Length; i++)
        {
            picture.Bytes[i] = (byte)(i * 5);
        }

        var canvas = new PictureCanvas();
        canvas.Load(picture, PictureChannels.Rgb);
        new RandomSolarize().Apply(canvas);
        using var solarized = canvas.ToPicture();
        new Resize { Size = 4, Square = true }.Apply(canvas);
        using var onPlanes = canvas.ToPicture();

        canvas.Load(solarized, PictureChannels.Rgb);
        new Resize { Size = 4, Square = true }.Apply(canvas);
        using var fromPicture = canvas.ToPicture();

        Assert.Equal(fromPicture.Bytes, onPlanes.Bytes);
    }

    [Fact]
    public void EqualDescriptions_AreEqual()
    {
        Assert.Equal(new ColorJitter { Strength = 0.5 }, new ColorJitter { Strength = 0.5 });
        Assert.NotEqual(new ColorJitter { Strength = 0.5 }, new ColorJitter { Strength = 0.6 });
        Assert.Equal(new ChannelStatistics([0.1], [0.2]), new ChannelStatistics([0.1], [0.2]));
        Assert.NotEqual(new ChannelStatistics([0.1], [0.2]), new ChannelStatistics([0.1], [0.3]));
    }
}
