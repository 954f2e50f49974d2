using Selfsame.Data.Decoding;
using Selfsame.Data.Transforms;
using Xunit;

namespace Selfsame.Data.Tests.Transforms;

public sealed class PictureChannelsTests
{
    [Theory]
    [InlineData(1, new byte[] { 9 }, new byte[] { 9, 9, 9 })]
    [InlineData(2, new byte[] { 9, 100 }, new byte[] { 9, 9, 9 })]
    [InlineData(3, new byte[] { 1, 2, 3 }, new byte[] { 1, 2, 3 })]
    [InlineData(4, new byte[] { 1, 2, 3, 100 }, new byte[] { 1, 2, 3 })]
    public void Rgb_RepeatsGrayAndLeavesAlphaOut(int channels, byte[] pixel, byte[] expected) =>
        Assert.Equal(expected, Loaded(channels, pixel, PictureChannels.Rgb));

    [Theory]
    [InlineData(1, new byte[] { 9 }, 9)]
    [InlineData(2, new byte[] { 9, 100 }, 9)]
    [InlineData(3, new byte[] { 255, 0, 0 }, 76)]
    [InlineData(4, new byte[] { 0, 255, 0, 100 }, 150)]
    public void Gray_TakesLuma(int channels, byte[] pixel, byte expected) =>
        Assert.Equal([expected], Loaded(channels, pixel, PictureChannels.Gray));

    [Fact]
    public void AsStored_KeepsEveryChannel() => Assert.Equal([1, 2, 3, 4, 5], Loaded(5, [1, 2, 3, 4, 5], PictureChannels.AsStored));

    [Fact]
    public void Rgb_OfManyChannels_IsRefusedClearly()
    {
        var error = Assert.Throws<DataException>(() => Loaded(5, [1, 2, 3, 4, 5], PictureChannels.Rgb));

        Assert.Contains("5 channels cannot become Rgb", error.Message);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(128, 0)]
    [InlineData(129, 1)]
    [InlineData(32768, 128)]
    [InlineData(65535, 255)]
    public void SixteenBits_KeepAllOfThem_AndAreRoundedWhereAPictureIsMade(int word, byte expected)
    {
        using var picture = Picture.Create(3, 2, 1, 16);
        picture.Words.Fill((ushort)word);
        var canvas = new PictureCanvas();

        canvas.Load(picture, PictureChannels.Rgb);

        Assert.False(canvas.IsBytes);
        Assert.All(canvas.SinglePlane(2).ToArray(), value => Assert.Equal(word, value * 65535.0, 0.01));
        using var rounded = canvas.ToPicture();
        Assert.All(rounded.Bytes.ToArray(), value => Assert.Equal(expected, value));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Rgb_Resampled_IsTheSameAsResamplingTheConvertedPicture(int channels)
    {
        using var picture = Picture.Create(17, 13, channels);
        for (var i = 0; i < picture.Bytes.Length; i++)
        {
            picture.Bytes[i] = (byte)((i * 31) + (i / 7));
        }

        var canvas = new PictureCanvas();
        canvas.Load(picture, PictureChannels.Rgb);
        using var converted = canvas.ToPicture();
        canvas.Load(picture, PictureChannels.Rgb);
        canvas.ResizeCrop(new CropBox(2, 1, 15, 12), 9, 20, Interpolation.Bilinear);
        using var direct = canvas.ToPicture();

        canvas.Load(converted, PictureChannels.Rgb);
        canvas.ResizeCrop(new CropBox(2, 1, 15, 12), 9, 20, Interpolation.Bilinear);
        using var after = canvas.ToPicture();

        Assert.Equal(after.Bytes, direct.Bytes);
    }

    private static byte[] Loaded(int channels, byte[] pixel, PictureChannels wanted)
    {
        using var picture = Picture.Wrap(Enumerable.Repeat(pixel, 6).SelectMany(values => values).ToArray().AsMemory(), 3, 2, channels);
        var canvas = new PictureCanvas();
        canvas.Load(picture, wanted);
        return [.. Enumerable.Range(0, canvas.Channels).Select(c => canvas.Plane(c)[5])];
    }
}
