using Selfsame.Data.Decoding;
using Xunit;

namespace Selfsame.Data.Tests.Decoding;

public sealed class PictureTests
{
    [Fact]
    public void Create_HasRoomForEveryValue()
    {
        using var eight = Picture.Create(5, 4, 3);
        using var sixteen = Picture.Create(5, 4, 2, 16);

        Assert.Equal(60, eight.Bytes.Length);
        Assert.Equal(40, sixteen.Words.Length);
    }

    [Fact]
    public void Values_OfTheOtherDepth_AreRefused()
    {
        using var eight = Picture.Create(1, 1, 1);
        using var sixteen = Picture.Create(1, 1, 1, 16);

        Assert.Throws<InvalidOperationException>(() => eight.Words.Length);
        Assert.Throws<InvalidOperationException>(() => sixteen.Bytes.Length);
    }

    [Fact]
    public void Wrap_SharesTheMemory()
    {
        var values = new byte[12];
        using var picture = Picture.Wrap(values.AsMemory(), 2, 2, 3);

        picture.Bytes[7] = 9;

        Assert.Equal(9, values[7]);
    }

    [Theory]
    [InlineData(0, 1, 1, 8)]
    [InlineData(1, 0, 1, 8)]
    [InlineData(1, 1, 0, 8)]
    [InlineData(1, 1, 1, 12)]
    public void Create_WithAnImpossibleShape_IsRefused(int width, int height, int channels, int bits) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Picture.Create(width, height, channels, bits));

    [Fact]
    public void Wrap_WithMemoryOfAnotherSize_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Picture.Wrap(new byte[11].AsMemory(), 2, 2, 3));

    [Fact]
    public void Dispose_Twice_IsHarmless()
    {
        var picture = Picture.Create(3, 3, 3);

        picture.Dispose();
        picture.Dispose();

        Assert.Equal(3, picture.Width);
    }
}
