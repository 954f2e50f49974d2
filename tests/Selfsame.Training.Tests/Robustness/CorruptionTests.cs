using System.Text.Json;
using Selfsame.Data.Sources;
using Selfsame.Testing;
using Selfsame.Training.Robustness.Corruptions;
using Xunit;

namespace Selfsame.Training.Tests.Robustness;

public sealed class CorruptionTests
{
    private const int Side = 32;

    public static TheoryData<PictureCorruption> Kinds => [.. Enum.GetValues<PictureCorruption>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Apply_EveryKind_StaysInRangeAndIsAFunctionOfItsNumbers(PictureCorruption kind)
    {
        var picture = Picture(0);
        for (var severity = 1; severity <= CorruptionCatalog.Severities; severity++)
        {
            var made = Apply(picture, kind, severity);
            Assert.All(made, value => Assert.InRange(value, 0, 1));
            Assert.Equal(made, Apply(picture, kind, severity));
            Assert.NotEqual(picture, made);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Apply_MoreSeverity_TakesThePictureFartherAway(PictureCorruption kind)
    {
        double Distance(int severity) => Enumerable.Range(0, 10).Average(index => Mean(Picture(index).Zip(Apply(Picture(index), kind, severity, index), (a, b) => (double)Math.Abs(a - b))));
        // Saturation is paler first, then gaudier. Blocks of hardly more than a pixel are mostly out of place: 0.95 of 32 pixels is as far off as 0.75.
        int[] severities = kind switch { PictureCorruption.Saturation => [3, 4, 5], PictureCorruption.Pixelate => [4, 5], _ => [1, 2, 3, 4, 5] };
        var distances = severities.Select(Distance).ToArray();

        Assert.Equal(distances.Order(), distances);
        Assert.True(distances[^1] > 1.2 * distances[0], string.Join(' ', distances));
    }

    [Fact]
    public void Noise_OtherPicturesAndSeeds_Differs()
    {
        var flat = Flat(0.5f);

        Assert.NotEqual(Apply(flat, PictureCorruption.GaussianNoise, 3, index: 0), Apply(flat, PictureCorruption.GaussianNoise, 3, index: 1));
        Assert.NotEqual(Apply(flat, PictureCorruption.GaussianNoise, 3, seed: 0), Apply(flat, PictureCorruption.GaussianNoise, 3, seed: 1));
    }

    [Fact]
    public void Noise_OfAFlatPicture_HasTheStatisticsItIsNamedFor()
    {
        var gaussian = Apply(Flat(0.5f), PictureCorruption.GaussianNoise, 3);
        var (bright, dim) = (Apply(Flat(0.8f), PictureCorruption.ShotNoise, 5), Apply(Flat(0.2f), PictureCorruption.ShotNoise, 5));
        var impulse = Apply(Flat(0.5f), PictureCorruption.ImpulseNoise, 5);

        Assert.Equal(0.08, Deviation(gaussian), 0.004);
        // The variance of a share of photons is the share by their number.
        Assert.Equal(Math.Sqrt(0.8 / 50), Deviation(bright), 0.01);
        Assert.Equal(Math.Sqrt(0.2 / 50), Deviation(dim), 0.005);
        Assert.Equal(0.2, dim.Average(value => (double)value), 0.005);
        Assert.Equal(0.07, impulse.Count(value => value != 0.5f) / (double)impulse.Length, 0.015);
        Assert.Equal(0.5, impulse.Where(value => value != 0.5f).Average(), 0.15);
    }

    [Theory]
    [InlineData(PictureCorruption.DefocusBlur)]
    [InlineData(PictureCorruption.MotionBlur)]
    [InlineData(PictureCorruption.ZoomBlur)]
    [InlineData(PictureCorruption.GaussianBlur)]
    [InlineData(PictureCorruption.Pixelate)]
    [InlineData(PictureCorruption.Elastic)]
    [InlineData(PictureCorruption.Contrast)]
    [InlineData(PictureCorruption.Jpeg)]
    public void Apply_AFlatPicture_StaysFlat(PictureCorruption kind) =>
        Assert.All(Apply(Flat(0.4f), kind, 5), value => Assert.Equal(0.4, value, 0.012));

    [Fact]
    public void Jpeg_BesidePillows_DiffersByRoundingOnly()
    {
        var reference = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.Combine("tests/fixtures/corruptions/pillow.json"))).RootElement;
        var picture = Planes(reference.GetProperty("picture"));
        int[] qualities = [80, 65, 58, 50, 40];
        for (var severity = 1; severity <= 5; severity++)
        {
            var expected = Planes(reference.GetProperty("jpeg").GetProperty($"{qualities[severity - 1]}"));
            var made = Apply(picture, PictureCorruption.Jpeg, severity);
            var difference = made.Zip(expected, (a, b) => Math.Abs(a - b) * 255.0).ToArray();
            var lost = picture.Zip(expected, (a, b) => Math.Abs(a - b) * 255.0).Average();
            // A frequency on the border between two steps falls to either side; all else is the same.
            Assert.True(difference.Average() < 1, $"quality {qualities[severity - 1]}: {difference.Average()} on average, {difference.Max()} at most; JPEG itself takes {lost}");
            Assert.True(lost > 8 * difference.Average(), $"{lost}, {difference.Average()}");
        }
    }

    [Fact]
    public void GaussianBlur_OfAPoint_IsAHillOfItsDeviation()
    {
        var point = new float[Side * Side];
        point[(16 * Side) + 16] = 1;

        var made = CorruptionCatalog.Apply(point, 1, Side, Side, PictureCorruption.GaussianBlur, 5, 0, 0);

        var variance = made.Select((value, at) => value * Math.Pow((at % Side) - 16, 2)).Sum() / made.Sum();
        Assert.Equal(1, made.Sum(), 1e-4);
        Assert.Equal(1, variance, 0.03);
    }

    [Fact]
    public void Pixelate_ToAShareOfTheSide_LeavesSoManyColumns()
    {
        var ramp = Enumerable.Range(0, Side * Side).Select(at => (at % Side) / 31f).ToArray();

        var made = CorruptionCatalog.Apply(ramp, 1, Side, Side, PictureCorruption.Pixelate, 5, 0, 0);

        Assert.Equal((int)Math.Round(Side * 0.65), made.Take(Side).Distinct().Count());
        Assert.Equal(ramp.Average(), made.Average(), 0.03);
    }

    [Fact]
    public void Brightness_OfARed_RaisesItsValueAndKeepsItsHue()
    {
        float[] red = [0.6f, 0.2f, 0.1f];

        var made = CorruptionCatalog.Apply(red, 3, 1, 1, PictureCorruption.Brightness, 5, 0, 0);

        Assert.Equal([0.9, 0.3, 0.15], made.Select(value => Math.Round(value, 5)));
    }

    [Fact]
    public void Saturation_OfARed_MakesItPaler()
    {
        float[] red = [0.6f, 0.2f, 0.1f];

        var made = CorruptionCatalog.Apply(red, 3, 1, 1, PictureCorruption.Saturation, 1, 0, 0);

        Assert.Equal(0.6, made[0], 1e-5);
        Assert.Equal(0.3 * (0.5 / 0.6), (made[0] - made[2]) / made[0], 1e-5);
    }

    [Fact]
    public void For_GrayPictures_LeavesColoursOut()
    {
        Assert.Equal(14, CorruptionCatalog.For(3).Count);
        Assert.DoesNotContain(PictureCorruption.Saturation, CorruptionCatalog.For(1));
        var gray = Picture(0)[..(Side * Side)];
        Assert.All(CorruptionCatalog.For(1), kind => Assert.Equal(Side * Side, CorruptionCatalog.Apply(gray, 1, Side, Side, kind, 3, 0, 0).Length));
    }

    [Theory]
    [InlineData(PictureCorruption.GaussianNoise, "gaussian-noise")]
    [InlineData(PictureCorruption.Jpeg, "jpeg")]
    public void Name_OfAKind_IsInKebabCase(PictureCorruption kind, string name) => Assert.Equal(name, CorruptionCatalog.Name(kind));

    private static float[] Apply(float[] picture, PictureCorruption kind, int severity, int index = 0, long seed = 0) =>
        CorruptionCatalog.Apply(picture, 3, Side, Side, kind, severity, seed, index);

    private static float[] Flat(float value) => [.. Enumerable.Repeat(value, 3 * Side * Side)];

    // Channel by channel.
    private static float[] Picture(int index)
    {
        using var scene = PictureSources.Open($"scenes:test?n=10&size={Side}").Read(index);
        var bytes = scene.Bytes.ToArray();
        return [.. Enumerable.Range(0, 3).SelectMany(channel => Enumerable.Range(0, Side * Side).Select(at => bytes[(at * 3) + channel] / 255f))];
    }

    private static float[] Planes(JsonElement interleaved)
    {
        var values = interleaved.EnumerateArray().Select(value => value.GetInt32() / 255f).ToArray();
        return [.. Enumerable.Range(0, 3).SelectMany(channel => Enumerable.Range(0, Side * Side).Select(at => values[(at * 3) + channel]))];
    }

    private static double Mean(IEnumerable<double> values) => values.Average();

    private static double Deviation(float[] values)
    {
        var mean = values.Average(value => (double)value);
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }
}
