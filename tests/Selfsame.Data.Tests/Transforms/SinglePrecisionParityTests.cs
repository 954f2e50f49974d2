using System.Text.Json;
using Selfsame.Data.Decoding;
using Selfsame.Data.Random;
using Selfsame.Data.Transforms;
using Selfsame.Data.Views;
using Selfsame.Testing;
using Xunit;

namespace Selfsame.Data.Tests.Transforms;

/// <summary>
/// Pictures of 16 bits against what Pillow (on mode F) and torchvision (on float32 tensors) made of the same one. A 16-bit step is 0.004 of an 8-bit
/// level: that is the tolerance, but for gray, where torchvision writes its weights with four digits.
/// </summary>
public sealed class SinglePrecisionParityTests
{
    private static readonly string s_fixture = RepositoryRoot.Combine("tests/fixtures/transforms/singles.json");

    public static TheoryData<int, string> Cases()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(s_fixture));
        var cases = new TheoryData<int, string>();
        foreach (var (index, item) in document.RootElement.GetProperty("cases").EnumerateArray().Index())
        {
            cases.Add(index, $"{item.GetProperty("operation").GetString()} {(item.TryGetProperty("amount", out var given) ? given.ToString() : "")}");
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Apply_OnSixteenBits_MatchesTorchvision(int index, string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(s_fixture));
        var item = document.RootElement.GetProperty("cases")[index];
        var difference = TransformDifference.OfSingles(document.RootElement, item);

        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: largest difference {difference.Largest:G3} levels, mean {difference.Mean:G3}");
        var usesGray = item.GetProperty("operation").GetString() is "grayscale" or "contrast" or "saturation";
        Assert.True(difference.Largest <= (usesGray ? 0.03 : 0.004), $"{name}: largest difference {difference.Largest} levels");
    }

    [Fact]
    public void Write_OfASixteenBitPictureOfThatSize_IsExactlyNormalised()
    {
        using var picture = PatternPicture.Create(32, 32, 3, 16);
        var (mean, deviation) = (ChannelStatistics.ImageNet.Mean, ChannelStatistics.ImageNet.Deviation);
        var view = new float[32 * 32 * 3];
        var random = Philox.At(0, 0, 0, 0, RandomPurpose.View);

        new ViewWriter(ViewRecipes.Evaluation(32)).Write(picture, 0, ref random, view);

        Assert.Equal(picture.Words.ToArray().Select((word, i) => ((word / 65535f) - (float)mean[i % 3]) / (float)deviation[i % 3]), view);
    }

    [Fact]
    public void Equalize_AndPosterize_OfLevelsInSixteenBits_AreThoseOfEightBits()
    {
        using var picture = PatternPicture.Create(320, 240, 1);
        using var deep = Picture.Create(320, 240, 1, 16);
        for (var i = 0; i < 320 * 240; i++)
        {
            deep.Words[i] = (ushort)(picture.Bytes[i] * 257);
        }

        Assert.Equal(Levels(picture, new RandomPosterize { Bits = 3, Probability = 1 }), Levels(deep, new RandomPosterize { Bits = 3, Probability = 1 }));
        Assert.Equal(Levels(picture, new RandomPosterize { Bits = 8, Probability = 1 }), Levels(deep, new RandomPosterize { Bits = 8, Probability = 1 }));

        // Pillow counts in steps of a whole number of pixels.
        var pairs = Levels(picture, new RandomEqualize { Probability = 1 }).Zip(Levels(deep, new RandomEqualize { Probability = 1 }));
        Assert.All(pairs, pair => Assert.InRange(pair.First - pair.Second, -2, 2));
    }

    private static byte[] Levels(Picture picture, PictureTransform transform)
    {
        var canvas = new PictureCanvas();
        canvas.Load(picture, PictureChannels.AsStored);
        var random = Philox.At(0, 0, 0, 0, RandomPurpose.View);
        transform.Apply(canvas, ref random);
        using var made = canvas.ToPicture();
        return made.Bytes.ToArray();
    }
}
