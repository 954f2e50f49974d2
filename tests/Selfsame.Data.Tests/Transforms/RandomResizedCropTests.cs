using Selfsame.Data.Random;
using Selfsame.Data.Transforms;
using Xunit;

namespace Selfsame.Data.Tests.Transforms;

public sealed class RandomResizedCropTests
{
    private const int Draws = 20_000;

    [Fact]
    public void Draw_OnALargePicture_HasUniformAreaAndLogUniformAspect()
    {
        // Areas small enough to fit at every aspect, so that no try is rejected and the distributions are exact.
        var crop = new RandomResizedCrop { ScaleMinimum = 0.08, ScaleMaximum = 0.6 };
        var areas = new double[Draws];
        var aspects = new double[Draws];
        for (var i = 0; i < Draws; i++)
        {
            var box = Draw(crop, 4000, 4000, i);
            areas[i] = (((double)box.Width * box.Height / (4000.0 * 4000)) - 0.08) / (0.6 - 0.08);
            aspects[i] = (Math.Log((double)box.Width / box.Height) - Math.Log(0.75)) / (Math.Log(4 / 3.0) - Math.Log(0.75));
        }

        // Kolmogorov and Smirnov at 1 %: 1.63 / sqrt(n).
        var limit = 1.63 / Math.Sqrt(Draws);
        Assert.InRange(DistanceFromUniform(areas), 0, limit);
        Assert.InRange(DistanceFromUniform(aspects), 0, limit);
    }

    [Fact]
    public void Draw_OfAFixedSize_HasUniformPlaces()
    {
        // A quarter of the area at aspect 1 is 16 x 16 of 32 x 32: 17 x 17 places.
        var crop = new RandomResizedCrop { ScaleMinimum = 0.25, ScaleMaximum = 0.25, RatioMinimum = 1, RatioMaximum = 1 };
        var columns = new int[17];
        var rows = new int[17];
        for (var i = 0; i < Draws; i++)
        {
            var box = Draw(crop, 32, 32, i);
            Assert.Equal((16, 16), (box.Width, box.Height));
            columns[box.Left]++;
            rows[box.Top]++;
        }

        // Chi-square with 16 degrees of freedom at 1 %.
        Assert.InRange(ChiSquare(columns), 0, 32.0);
        Assert.InRange(ChiSquare(rows), 0, 32.0);
    }

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

    private static double DistanceFromUniform(double[] values)
    {
        Array.Sort(values);
        var distance = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            distance = Math.Max(distance, Math.Max(Math.Abs(values[i] - ((double)i / values.Length)), Math.Abs(values[i] - ((i + 1.0) / values.Length))));
        }

        return distance;
    }

    private static double ChiSquare(int[] counts)
    {
        var expected = (double)counts.Sum() / counts.Length;
        return counts.Sum(count => (count - expected) * (count - expected) / expected);
    }
}
