using Selfsame.Data.Random;
using Selfsame.Data.Transforms;
using Xunit;

namespace Selfsame.Data.Tests.Transforms;

public sealed class RandomResizedCropTests
{
    [Theory]
    [InlineData(32, 32)]
    [InlineData(500, 375)]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(1, 900)]
    [InlineData(900, 1)]
    public void Draw_OnAnyPicture_StaysWithin(int width, int height)
    {
        var crop = new RandomResizedCrop();
        for (var i = 0; i < 500; i++)
        {
            var box = Draw(crop, width, height, i);
            Assert.True(box is { Left: >= 0, Top: >= 0, Width: > 0, Height: > 0 } && box.Left + box.Width <= width && box.Top + box.Height <= height, $"{box}");
        }
    }

    [Theory]
    [InlineData(10, 300, 0, 143, 10, 13)]
    [InlineData(300, 10, 143, 0, 13, 10)]
    [InlineData(40, 40, 0, 0, 40, 40)]
    public void Draw_WhereNothingFits_TakesTheCentre(int width, int height, int left, int top, int cropWidth, int cropHeight)
    {
        // More than the whole area never fits.
        var crop = new RandomResizedCrop { ScaleMinimum = 2, ScaleMaximum = 3 };

        Assert.Equal(new CropBox(left, top, cropWidth, cropHeight), Draw(crop, width, height, 0));
    }

    private static CropBox Draw(RandomResizedCrop crop, int width, int height, int sample)
    {
        var random = Philox.At(5, 0, sample, 0, RandomPurpose.View);
        return crop.Draw(width, height, ref random);
    }
}
