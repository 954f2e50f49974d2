using System.Runtime.InteropServices;
using System.Text.Json;
using Selfsame.Data.Decoding;
using Selfsame.Data.Transforms;
using Selfsame.Testing;
using Xunit;

namespace Selfsame.Data.Tests.Transforms;

/// <summary>
/// Every transform against what torchvision made of the same picture (tests/fixtures/make_transforms.py). Tolerances in 8-bit levels: none
/// where both compute in whole numbers or in the same order; 1 level at rare pixels where rounding decides (hue, blur, bilinear rotation).
/// </summary>
public sealed class TorchvisionParityTests
{
    private static readonly string s_fixture = RepositoryRoot.Combine("tests/fixtures/transforms/torchvision.json");

    public static TheoryData<int, string> Cases()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(s_fixture));
        var cases = new TheoryData<int, string>();
        var index = 0;
        foreach (var item in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            var amount = item.TryGetProperty("amount", out var given) ? $" {given}" : "";
            var kind = item.TryGetProperty("name", out var one) ? $" {one} {item.GetProperty("sign")}" : "";
            cases.Add(index++, $"{item.GetProperty("operation").GetString()}{amount}{kind} on {item.GetProperty("picture").GetString()}");
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Apply_WithDrawnParameters_MatchesTorchvision(int index, string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(s_fixture));
        var item = document.RootElement.GetProperty("cases")[index];
        using var source = FixturePicture.Read(document.RootElement.GetProperty("pictures").GetProperty(item.GetProperty("picture").GetString()!));
        using var expected = FixturePicture.Read(item.GetProperty("result"));
        var canvas = new PictureCanvas();
        canvas.Load(source, PictureChannels.AsStored);

        Apply(item, canvas);

        using var actual = canvas.ToPicture();
        Assert.Equal((expected.Width, expected.Height, expected.Channels), (actual.Width, actual.Height, actual.Channels));
        var (largest, mean) = Differences(expected.Bytes, actual.Bytes);
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: largest difference {largest}, mean {mean:G3}");
        var isRounded = item.GetProperty("operation").GetString() is "hue" or "blur" or "jitter"
            || (item.GetProperty("operation").GetString() == "rotate" && item.GetProperty("interpolation").GetString() == "bilinear");
        Assert.True(largest <= (isRounded ? 1 : 0), $"{name}: largest difference {largest} levels, mean {mean}");
        Assert.True(mean <= 0.001, $"{name}: mean difference {mean} levels");
    }

    [Fact]
    public void Normalization_OfEveryValue_IsBitEqualToTorchvision()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(s_fixture));
        var expected = MemoryMarshal.Cast<byte, float>(document.RootElement.GetProperty("normalised").GetBytesFromBase64()).ToArray();

        Assert.Equal(expected, ChannelStatistics.ImageNet.Table(3));
    }

    private static void Apply(JsonElement item, PictureCanvas canvas)
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

    private static (int Largest, double Mean) Differences(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual)
    {
        var largest = 0;
        var sum = 0L;
        for (var i = 0; i < expected.Length; i++)
        {
            var difference = Math.Abs(expected[i] - actual[i]);
            largest = Math.Max(largest, difference);
            sum += difference;
        }

        return (largest, (double)sum / expected.Length);
    }
}
