using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Colour;

/// <summary>Between sRGB and CIE Lab, where distances are about those that an eye sees and lightness stands apart from colour.</summary>
/// <remarks>
/// IEC 61966-2-1 and CIE 1976, illuminant D65, 2 degrees, with the matrix and thresholds that scikit-image takes. Colours of sRGB have L in [0, 100], a in
/// [-86.2, 98.3] and b in [-107.9, 94.5].
/// </remarks>
public static class LabColour
{
    private const double WhiteX = 0.95047;
    private const double WhiteZ = 1.08883;

    private const double LinearBelow = 0.04045;
    private const double CubeAbove = 0.008856;
    private const double Slope = 7.787;
    private const double Offset = 16.0 / 116;

    /// <summary>Lab of sRGB.</summary>
    /// <param name="rgb">N x 3 or N x 3 x H x W in [0, 1].</param>
    /// <returns>The same shape: lightness, a and b.</returns>
    public static Tensor FromSrgb(Tensor rgb)
    {
        using var scope = new TensorScope();
        var linear = Tensor.Where(rgb.Gt(LinearBelow), ((rgb + 0.055) / 1.055).Pow(2.4), rgb / 12.92).Unbind(1);
        var (r, g, b) = (linear[0], linear[1], linear[2]);
        var x = CubeRoot(((r * 0.412453) + (g * 0.357580) + (b * 0.180423)) / WhiteX);
        var y = CubeRoot((r * 0.212671) + (g * 0.715160) + (b * 0.072169));
        var z = CubeRoot(((r * 0.019334) + (g * 0.119193) + (b * 0.950227)) / WhiteZ);
        return scope.Keep(Tensor.Stack([(y * 116) - 16, (x - y) * 500, (y - z) * 200], 1));
    }

    /// <summary>sRGB of Lab; colours that a screen cannot show are cut off at 0 and 1.</summary>
    /// <param name="lab">N x 3 or N x 3 x H x W.</param>
    /// <returns>The same shape, in [0, 1].</returns>
    public static Tensor ToSrgb(Tensor lab)
    {
        using var scope = new TensorScope();
        var channels = lab.Unbind(1);
        var fY = (channels[0] + 16) / 116;
        var fX = fY + (channels[1] / 500);
        var fZ = (fY - (channels[2] / 200)).ClampMin(0);
        var (x, y, z) = (Cube(fX) * WhiteX, Cube(fY), Cube(fZ) * WhiteZ);
        var linear = Tensor.Stack(
        [
            (x * 3.2404813432005266) - (y * 1.5371515162713185) - (z * 0.4985363261688878),
            (x * -0.9692549499965682) + (y * 1.8759900014898907) + (z * 0.04155592655829284),
            (x * 0.05564663913517716) - (y * 0.20404133836651123) + (z * 1.0573110696453443),
        ],
        1);

        // Below the threshold the power is not used, and of a negative number it would not be one.
        var bent = (linear.ClampMin(0.0031308).Pow(1 / 2.4) * 1.055) - 0.055;
        return scope.Keep(Tensor.Where(linear.Gt(0.0031308), bent, linear * 12.92).Clamp(0, 1));
    }

    private static Tensor CubeRoot(Tensor t) => Tensor.Where(t.Gt(CubeAbove), t.ClampMin(CubeAbove).Pow(1.0 / 3), (t * Slope) + Offset);

    private static Tensor Cube(Tensor f) => Tensor.Where(f.Gt(0.2068966), f.Pow(3), (f - Offset) / Slope);
}
