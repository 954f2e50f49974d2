using System.Text.Json;
using Selfsame.Data.Transforms;
using Xunit;

namespace Selfsame.Data.Tests.Transforms;

/// <summary>What a case of transforms/*.json says was done to its picture.</summary>
internal static class FixtureOperation
{
    /// <summary>Does the same to a canvas.</summary>
    public static void Apply(JsonElement item, PictureCanvas canvas)
    {
        var amount = item.TryGetProperty("amount", out var given) ? given.GetDouble() : 0;
        var size = item.TryGetProperty("size", out var sides) ? sides[0].GetInt32() : 1;
        var natural = ColorJitterOrder.Natural();
        switch (item.GetProperty("operation").GetString())
        {
            case "resizedCrop":
                var box = item.GetProperty("box");
                canvas.ResizeCrop(
                    new CropBox(box[0].GetInt32(), box[1].GetInt32(), box[2].GetInt32(), box[3].GetInt32()),
                    size,
                    sides[1].GetInt32(),
                    item.GetProperty("interpolation").GetString() == "bicubic" ? Interpolation.Bicubic : Interpolation.Bilinear);
                break;
            case "resize":
                new Resize { Size = size }.Apply(canvas);
                break;
            case "centerCrop":
                new CenterCrop { Size = size }.Apply(canvas);
                break;
            case "sharpness":
                new RandAugment().Apply(canvas, RandAugmentOperation.Sharpness, amount - 1);
                break;
            case "flip":
                canvas.FlipHorizontally();
                break;
            case "grayscale":
                new RandomGrayscale().Apply(canvas);
                break;
            case "solarize":
                new RandomSolarize { Threshold = (int)amount }.Apply(canvas);
                break;
            case "brightness":
                Only(1, 0, 0, 0).Apply(canvas, new ColorJitterDraw(amount, 1, 1, 0, natural));
                break;
            case "contrast":
                Only(0, 1, 0, 0).Apply(canvas, new ColorJitterDraw(1, amount, 1, 0, natural));
                break;
            case "saturation":
                Only(0, 0, 1, 0).Apply(canvas, new ColorJitterDraw(1, 1, amount, 0, natural));
                break;
            case "hue":
                Only(0, 0, 0, 0.5).Apply(canvas, new ColorJitterDraw(1, 1, 1, amount, natural));
                break;
            case "jitter":
                var factors = item.GetProperty("factors");
                var order = natural;
                for (var i = 0; i < 4; i++)
                {
                    order[i] = (ColorJitterOperation)item.GetProperty("order")[i].GetInt32();
                }

                new ColorJitter().Apply(
                    canvas,
                    new ColorJitterDraw(factors[0].GetDouble(), factors[1].GetDouble(), factors[2].GetDouble(), factors[3].GetDouble(), order));
                break;
            case "verticalFlip":
                canvas.FlipVertically();
                break;
            case "equalize":
                new RandomEqualize().Apply(canvas);
                break;
            case "autoContrast":
                new RandAugment().Apply(canvas, RandAugmentOperation.AutoContrast, 0);
                break;
            case "posterize":
                new RandomPosterize { Bits = (int)amount }.Apply(canvas);
                break;
            case "rotate":
                var sampling = item.GetProperty("interpolation").GetString() == "nearest" ? PixelSampling.Nearest : PixelSampling.Bilinear;
                new RandomRotation { Interpolation = sampling }.Apply(canvas, amount);
                break;
            case "randAugment":
                var augment = new RandAugment { Magnitude = 11 };
                var augmentation = Enum.Parse<RandAugmentOperation>(item.GetProperty("name").GetString()!);
                augment.Apply(canvas, augmentation, item.GetProperty("sign").GetInt32() * augment.Amount(augmentation, canvas.Width, canvas.Height));
                break;
            case "blur":
                new GaussianBlur { KernelSize = item.GetProperty("kernel").GetInt32() }.Apply(canvas, amount);
                break;
            case var operation:
                Assert.Fail($"The fixture has an operation '{operation}' that this test does not know.");
                break;
        }
    }

    private static ColorJitter Only(double brightness, double contrast, double saturation, double hue) =>
        new() { Brightness = brightness, Contrast = contrast, Saturation = saturation, Hue = hue };
}
