using System.Text.Json;
using Selfsame.Data.Transforms;
using Xunit;

namespace Selfsame.Data.Tests.Transforms;

/// <summary>How far what is made here lies from what torchvision made, in 8-bit levels.</summary>
internal readonly record struct TransformDifference(double Largest, double Mean)
{
    /// <summary>For a case of torchvision.json, whose pictures have 8 bits.</summary>
    public static TransformDifference OfBytes(JsonElement document, JsonElement item)
    {
        using var source = FixturePicture.Read(document.GetProperty("pictures").GetProperty(item.GetProperty("picture").GetString()!));
        using var expected = FixturePicture.Read(item.GetProperty("result"));
        var canvas = new PictureCanvas();
        canvas.Load(source, PictureChannels.AsStored);
        FixtureOperation.Apply(item, canvas);
        using var actual = canvas.ToPicture();
        Assert.Equal((expected.Width, expected.Height, expected.Channels), (actual.Width, actual.Height, actual.Channels));
        return Between([.. expected.Bytes.ToArray().Select(value => (double)value)], [.. actual.Bytes.ToArray().Select(value => (double)value)]);
    }

    /// <summary>For a case of singles.json, whose picture has 16 bits.</summary>
    public static TransformDifference OfSingles(JsonElement document, JsonElement item)
    {
        using var source = FixturePicture.Read(document.GetProperty("picture"), 16);
        using var expected = FixturePicture.Read(item.GetProperty("result"), 32);
        var canvas = new PictureCanvas();
        canvas.Load(source, PictureChannels.AsStored);
        FixtureOperation.Apply(item, canvas);
        Assert.Equal((expected.Width, expected.Height, expected.Channels), (canvas.Width, canvas.Height, canvas.Channels));
        var actual = new double[expected.Singles.Length];
        for (var c = 0; c < canvas.Channels; c++)
        {
            var plane = canvas.SinglePlane(c);
            for (var i = 0; i < plane.Length; i++)
            {
                actual[(i * canvas.Channels) + c] = plane[i] * 255.0;
            }
        }

        return Between([.. expected.Singles.ToArray().Select(value => value * 255.0)], actual);
    }

    private static TransformDifference Between(double[] expected, double[] actual)
    {
        var differences = expected.Zip(actual, (first, second) => Math.Abs(first - second)).ToList();
        return new TransformDifference(differences.Max(), differences.Average());
    }
}
