using System.Diagnostics;
using Selfsame.Data.Decoding;
using Selfsame.Data.Random;
using Selfsame.Data.Transforms;
using Selfsame.Data.Views;
using Xunit;

namespace Selfsame.Data.Tests.Transforms;

/// <summary>
/// The kernels with vectors against those without: bit by bit, as both compute the same numbers in the same order. Widths lie around multiples of the
/// eight lanes, so that whole vectors, rests and the slack after a plane are all met.
/// </summary>
public sealed class KernelAgreementTests
{
    private static readonly int[] s_widths = [1, 2, 3, 5, 7, 8, 9, 15, 16, 17, 24, 31, 33, 64, 65];
    private static readonly int[] s_heights = [1, 2, 3, 4, 5, 8, 13];

    public static TheoryData<string, PictureTransform> Transforms() => new()
    {
        { "crop, bilinear", new RandomResizedCrop { Size = 17 } },
        { "crop, bicubic", new RandomResizedCrop { Size = 33, Interpolation = Interpolation.Bicubic } },
        { "smaller", new Resize { Size = 5, Square = true } },
        { "larger", new Resize { Size = 40, Square = true, Interpolation = Interpolation.Bicubic } },
        { "centre", new CenterCrop { Size = 9 } },
        { "flip", new RandomHorizontalFlip { Probability = 1 } },
        { "vertical flip", new RandomVerticalFlip { Probability = 1 } },
        { "rotation, nearest", new RandomRotation() },
        { "rotation, bilinear", new RandomRotation { Interpolation = PixelSampling.Bilinear } },
        { "brightness", Only(1, 0, 0, 0) },
        { "contrast", Only(0, 1, 0, 0) },
        { "saturation", Only(0, 0, 2, 0) },
        { "hue", Only(0, 0, 0, 0.5) },
        { "jitter", new ColorJitter { Probability = 1 } },
        { "grayscale", new RandomGrayscale { Probability = 1 } },
        { "blur", new GaussianBlur { Probability = 1 } },
        { "narrow blur", new GaussianBlur { Probability = 1, KernelSize = 3, SigmaMinimum = 0.5 } },
        { "solarize", new RandomSolarize { Probability = 1 } },
        { "posterize", new RandomPosterize { Probability = 1 } },
        { "equalize", new RandomEqualize { Probability = 1 } },
        { "many", new RandAugment { Operations = 20 } },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Transforms))]
    public void Apply_WithAndWithoutVectors_IsBitEqualAtEverySize(string name, PictureTransform transform)
    {
        foreach (var bits in new[] { 8, 16 })
        {
            foreach (var width in s_widths)
            {
                foreach (var height in s_heights)
                {
                    using var picture = PatternPicture.Create(width, height, 3, bits);
                    Assert.True(
                        Values(PictureKernels.Scalar, picture, transform).SequenceEqual(Values(PictureKernels.Vector, picture, transform)),
                        $"{name} of {width} x {height} pixels of {bits} bits");
                }
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    public void Apply_OfOtherChannels_IsBitEqual(int channels)
    {
        PictureTransform[] transforms =
        [
            new RandomResizedCrop { Size = 17 }, new GaussianBlur { Probability = 1 }, new RandomRotation(), Only(1, 1, 0, 0), new RandomSolarize { Probability = 1 },
        ];
        foreach (var transform in transforms)
        {
            using var picture = PatternPicture.Create(23, 19, channels);
            Assert.Equal(Values(PictureKernels.Scalar, picture, transform), Values(PictureKernels.Vector, picture, transform));
        }
    }

    [Fact]
    public void Apply_ToEveryColourOfAGrid_IsBitEqual()
    {
        // Every red with every fifth green and blue.
        using var picture = Picture.Create(256, 52 * 52, 3);
        for (var i = 0; i < 256 * 52 * 52; i++)
        {
            var (row, red) = Math.DivRem(i, 256);
            (picture.Bytes[i * 3], picture.Bytes[(i * 3) + 1], picture.Bytes[(i * 3) + 2]) = ((byte)red, (byte)(row / 52 * 5), (byte)(row % 52 * 5));
        }

        foreach (var transform in new[] { Only(1, 0, 0, 0), Only(0, 1, 0, 0), Only(0, 0, 1, 0), Only(0, 0, 0, 0.5) })
        {
            Assert.True(Values(PictureKernels.Scalar, picture, transform).SequenceEqual(Values(PictureKernels.Vector, picture, transform)), $"{transform}");
        }
    }

    [Fact]
    public void TurnHue_OfEveryShareInEverySixth_IsBitEqual()
    {
        // Every distance of the middle channel within every range, for each order of the three: all quotients that hues are made of.
        using var picture = Picture.Create(256, 6 * 256, 3);
        int[][] orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        for (var order = 0; order < 6; order++)
        {
            for (var smallest = 0; smallest < 256; smallest++)
            {
                for (var middle = 0; middle < 256; middle++)
                {
                    var pixel = picture.Bytes[((((order * 256) + smallest) * 256 * 3) + (middle * 3))..];
                    (pixel[orders[order][0]], pixel[orders[order][1]], pixel[orders[order][2]]) = (255, (byte)Math.Max(smallest, middle), (byte)smallest);
                }
            }
        }

        for (var draw = 0; draw < 8; draw++)
        {
            Assert.True(Values(PictureKernels.Scalar, picture, Only(0, 0, 0, draw / 16.0)).SequenceEqual(Values(PictureKernels.Vector, picture, Only(0, 0, 0, draw / 16.0))));
        }
    }

    [Fact]
    public void BlendWithValue_OfEveryLevel_IsBitEqual()
    {
        using var picture = Picture.Create(64, 16, 3);
        for (var i = 0; i < picture.Bytes.Length; i++)
        {
            picture.Bytes[i] = (byte)i;
        }

        for (var amount = 0.05; amount < 2; amount += 0.05)
        {
            Assert.Equal(Values(PictureKernels.Scalar, picture, Only(amount, 0, 0, 0)), Values(PictureKernels.Vector, picture, Only(amount, 0, 0, 0)));
            Assert.Equal(Values(PictureKernels.Scalar, picture, Only(0, amount, 0, 0)), Values(PictureKernels.Vector, picture, Only(0, amount, 0, 0)));
        }
    }

    [Theory]
    [InlineData(32)]
    [InlineData(224)]
    public void Write_WholeViewsWithAndWithoutVectors_AreBitEqual(int size)
    {
        using var picture = PatternPicture.Create(181, 131, 3);
        using var deep = PatternPicture.Create(61, 47, 3, 16);
        foreach (var recipe in new[]
        {
            ViewRecipes.SimCLR(size), ViewRecipes.BYOL(size), ViewRecipes.DINO(size), ViewRecipes.MAE(size), ViewRecipes.Evaluation(size),
        })
        {
            foreach (var each in new[] { picture, deep })
            {
                for (var view = 0; view < recipe.Views.Count; view++)
                {
                    for (var sample = 0; sample < 4; sample++)
                    {
                        Assert.True(View(PictureKernels.Scalar, recipe, each, view, sample).SequenceEqual(View(PictureKernels.Vector, recipe, each, view, sample)));
                    }
                }
            }
        }
    }

    [Fact]
    public void Best_IsWhatTheProcessorCanDo() => Assert.Same(
        System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated ? PictureKernels.Vector : PictureKernels.Scalar, PictureKernels.Best);

    /// <summary>The same tests, and those against torchvision, where vectors are shorter or missing: switched off when a process starts.</summary>
    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public async Task Apply_OnALesserProcessor_StillMatchesTorchvision(string without)
    {
        if (Environment.GetEnvironmentVariable("SELFSAME_LESSER_PROCESSOR") is not null)
        {
            return; // this is the process that the test has started
        }

        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Selfsame.Data.Tests")) { RedirectStandardOutput = true };
        foreach (var argument in new[] { "-class", typeof(TorchvisionParityTests).FullName!, "-class", typeof(KernelAgreementTests).FullName! })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[without] = "0";
        start.Environment["SELFSAME_LESSER_PROCESSOR"] = "1";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, output);
        Assert.Contains("Failed: 0", output);
        Assert.DoesNotContain("Total: 0,", output);
    }

    private static ColorJitter Only(double brightness, double contrast, double saturation, double hue) => new()
    {
        Brightness = brightness, Contrast = contrast, Saturation = saturation, Hue = hue, Probability = 1,
    };

    private static List<float> Values(PictureKernels kernels, Picture picture, PictureTransform transform)
    {
        var canvas = new PictureCanvas(kernels);
        canvas.Load(picture, PictureChannels.AsStored);
        var random = Philox.At(1, 2, 3, 4, RandomPurpose.View);
        transform.Apply(canvas, ref random);
        var values = new List<float>();
        for (var c = 0; c < canvas.Channels; c++)
        {
            if (canvas.IsBytes)
            {
                values.AddRange(canvas.Plane(c).ToArray().Select(value => (float)value));
            }
            else
            {
                values.AddRange(canvas.SinglePlane(c));
            }
        }

        return values;
    }

    private static float[] View(PictureKernels kernels, ViewRecipe recipe, Picture picture, int view, int sample)
    {
        var size = recipe.Views[view].Size;
        var values = new float[size * size * 3];
        var random = Philox.At(0, 0, sample, view, RandomPurpose.View);
        new ViewWriter(recipe, kernels).Write(picture, view, ref random, values);
        return values;
    }
}
