using Selfsame.Data.Decoding;
using Selfsame.Data.Random;
using Selfsame.Data.Transforms;
using Xunit;

namespace Selfsame.Data.Tests.Transforms;

public sealed class TransformValueTests
{
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
