using Selfsame.Data.Random;

namespace Selfsame.Training.Robustness.Corruptions;

/// <summary>Common corruptions at five severities each: what a picture looks like after them is a function of seed, picture, kind and severity.</summary>
/// <remarks>
/// The kinds are those of Hendrycks and Dietterich, ICLR 2019, arXiv 1903.12261, that mean something in a picture of 32 pixels (not glass, snow, frost, spatter),
/// and strengths are near those of their set for CIFAR-10; the pictures are not theirs, so figures do not compare with published ones.
/// Lengths grow with the side of the picture.
/// </remarks>
public static class CorruptionCatalog
{
    /// <summary>Severities, 1 to this.</summary>
    public const int Severities = 5;

    private static readonly double[] s_noise = [0.04, 0.06, 0.08, 0.09, 0.10];
    private static readonly double[] s_photons = [500, 250, 100, 75, 50];
    private static readonly double[] s_lost = [0.01, 0.02, 0.03, 0.05, 0.07];
    private static readonly double[] s_discs = [0.7, 0.9, 1.1, 1.4, 1.8];
    private static readonly double[] s_motions = [2, 3, 4, 5, 6];
    private static readonly double[] s_zooms = [1.06, 1.11, 1.16, 1.21, 1.26];
    private static readonly double[] s_hills = [0.4, 0.6, 0.7, 0.8, 1];
    private static readonly double[] s_light = [0.05, 0.1, 0.15, 0.2, 0.3];
    private static readonly double[] s_contrasts = [0.75, 0.5, 0.4, 0.3, 0.15];
    private static readonly (double Times, double Plus)[] s_saturations = [(0.3, 0), (0.1, 0), (1.5, 0), (2, 0.1), (2.5, 0.2)];
    private static readonly int[] s_qualities = [80, 65, 58, 50, 40];
    private static readonly double[] s_pixels = [0.95, 0.9, 0.85, 0.75, 0.65];
    private static readonly double[] s_stretches = [0.5, 0.8, 1.1, 1.4, 1.8];
    private static readonly (double Density, double Decay)[] s_fogs = [(0.2, 3), (0.5, 3), (0.75, 2.5), (1, 2), (1.5, 1.75)];

    /// <summary>All kinds that a picture of so many channels can suffer.</summary>
    /// <param name="channels">1 for gray, 3 for colours.</param>
    public static IReadOnlyList<PictureCorruption> For(int channels) =>
        [.. Enum.GetValues<PictureCorruption>().Where(kind => kind != PictureCorruption.Saturation || channels == 3)];

    /// <summary>A kind as results name it, for instance <c>gaussian-noise</c>.</summary>
    /// <param name="kind">Which.</param>
    public static string Name(PictureCorruption kind) =>
        string.Concat(kind.ToString().Select((letter, at) => at > 0 && char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    /// <summary>Corrupts a picture.</summary>
    /// <param name="pixels">C x H x W from 0 to 1, row-major; they stay as they are.</param>
    /// <param name="channels">C.</param>
    /// <param name="height">H.</param>
    /// <param name="width">W.</param>
    /// <param name="kind">What happens to it.</param>
    /// <param name="severity">1 to 5.</param>
    /// <param name="seed">Where all chance begins.</param>
    /// <param name="index">Which picture it is.</param>
    /// <returns>C x H x W from 0 to 1.</returns>
    public static float[] Apply(ReadOnlySpan<float> pixels, int channels, int height, int width, PictureCorruption kind, int severity, long seed, int index)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(severity, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(severity, Severities);
        var picture = new PixelPlanes(pixels.ToArray(), channels, height, width);
        var random = Philox.At(seed, severity, index, (int)kind, RandomPurpose.Corruption);
        return Array.ConvertAll(Made(picture, kind, severity - 1, random).Values, value => Math.Clamp(value, 0, 1));
    }

    private static PixelPlanes Made(PixelPlanes picture, PictureCorruption kind, int at, RandomStream random) => kind switch
    {
        PictureCorruption.GaussianNoise => NoiseCorruptions.Gaussian(picture, s_noise[at], random),
        PictureCorruption.ShotNoise => NoiseCorruptions.Shot(picture, s_photons[at], random),
        PictureCorruption.ImpulseNoise => NoiseCorruptions.Impulse(picture, s_lost[at], random),
        PictureCorruption.DefocusBlur => BlurCorruptions.Defocus(picture, s_discs[at] * picture.Scale),
        PictureCorruption.MotionBlur => BlurCorruptions.Motion(picture, s_motions[at] * picture.Scale, random),
        PictureCorruption.ZoomBlur => BlurCorruptions.Zoom(picture, s_zooms[at]),
        PictureCorruption.GaussianBlur => BlurCorruptions.Gaussian(picture, s_hills[at] * picture.Scale),
        PictureCorruption.Brightness => LightCorruptions.Brightness(picture, s_light[at]),
        PictureCorruption.Contrast => LightCorruptions.Contrast(picture, s_contrasts[at]),
        PictureCorruption.Saturation => LightCorruptions.Saturation(picture, s_saturations[at].Times, s_saturations[at].Plus),
        PictureCorruption.Jpeg => JpegLoss.Of(picture, s_qualities[at]),
        PictureCorruption.Pixelate => DigitalCorruptions.Pixelate(picture, s_pixels[at]),
        PictureCorruption.Elastic => DigitalCorruptions.Elastic(picture, s_stretches[at] * picture.Scale, 3 * picture.Scale, random),
        PictureCorruption.Fog => LightCorruptions.Fog(picture, s_fogs[at].Density, s_fogs[at].Decay, random),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
