using System.Runtime.InteropServices;
using System.Text.Json;
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
        var (largest, mean) = TransformDifference.OfBytes(document.RootElement, item);
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
}
