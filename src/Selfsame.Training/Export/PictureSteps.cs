using System.Globalization;
using System.Text.Json;
using Selfsame.Data.Transforms;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Settings;

namespace Selfsame.Training.Export;

/// <summary>What a picture goes through before the exported network, step by step: read from the view that evaluation itself makes.</summary>
/// <param name="Resize">Side in pixels that the picture is resized to.</param>
/// <param name="Square">Whether both sides become that long; otherwise the shorter one, and the longer is rounded down.</param>
/// <param name="Interpolation">How: bilinear over all pixels that a smaller one stands for (antialiased), each pass rounded to whole values, as Pillow does.</param>
/// <param name="Crop">Side in pixels of the square that is cut out of the middle after that.</param>
/// <param name="Channels">3 for red, green and blue, 1 for gray.</param>
/// <param name="Divide">What values are divided by, to lie between 0 and 1.</param>
/// <param name="Mean">What is subtracted from each channel then.</param>
/// <param name="Deviation">What each channel is divided by at last.</param>
/// <param name="Layout">The order of what comes out: pictures, channels, rows, columns.</param>
public sealed record PictureSteps(
    int Resize, bool Square, string Interpolation, int Crop, int Channels, double Divide, IReadOnlyList<double> Mean, IReadOnlyList<double> Deviation, string Layout)
{
    /// <summary>The name under which an exported file holds them, as JSON.</summary>
    public const string Key = "selfsame.steps";

    private const string Bilinear = "bilinear, antialiased";

    private static readonly JsonSerializerOptions s_compact = new(SettingTree.Json) { WriteIndented = false };

    /// <summary>The steps of a preprocessing.</summary>
    /// <param name="preprocessing">Of an encoder.</param>
    /// <exception cref="ExportException">The view has a step that there is no word for here.</exception>
    public static PictureSteps Of(Preprocessing preprocessing)
    {
        var side = preprocessing.ImageSize;
        return FeatureExtractor.Recipe(preprocessing).Views[0].Transforms switch
        {
            [Resize { Interpolation: Data.Transforms.Interpolation.Bilinear, Square: true } resize] => Steps(resize.Size, square: true, resize.Size),
            [Resize { Interpolation: Data.Transforms.Interpolation.Bilinear, Square: false } resize, CenterCrop crop] => Steps(resize.Size, square: false, crop.Size),
            var other => throw new ExportException($"There is no way to tell other programs how pictures are prepared here: {string.Join(", ", other.Select(each => each.GetType().Name))} at {side} pixels."),
        };

        PictureSteps Steps(int resize, bool square, int crop) =>
            new(resize, square, Bilinear, crop, preprocessing.Channels, byte.MaxValue, preprocessing.Mean, preprocessing.Deviation, "NCHW");
    }

    /// <summary>The steps for programs.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, s_compact);

    /// <summary>The steps for people.</summary>
    public string InWords() => string.Create(CultureInfo.InvariantCulture,
        $"{(Square ? $"Resize to {Resize} x {Resize} pixels, whatever the shape was" : $"Resize so that the shorter side is {Resize} pixels, cut out the middle {Crop} x {Crop}")} ({Interpolation}), take {Colours}, divide by {Divide}, subtract the mean ({Numbers(Mean)}) and divide by the deviation ({Numbers(Deviation)}) of each channel; channel by channel: N x {Channels} x {Crop} x {Crop} float32.");

    private string Colours => Channels switch
    {
        1 => "gray values",
        3 => "red, green and blue",
        _ => $"the {Channels} channels as they are stored",
    };

    private static string Numbers(IReadOnlyList<double> values) => string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture)));
}
