using Selfsame.Torch;

namespace Selfsame.SelfSupervised.DeviceViews;

/// <summary>
/// Turns the hue: colours go to 8-bit hue, saturation and value, the hue is shifted with wrap-around, and back. Each step is rounded as the
/// processor's kernel (and Pillow) rounds it, in part in double precision, as ties with the 8-bit grid are common.
/// </summary>
internal static class HueTurn
{
    /// <summary>Turns the hue of every sample.</summary>
    /// <param name="values">N x 3 x H x W, levels.</param>
    /// <param name="shift">1/256 turns, 0 to 255, N x 1 x 1 x 1.</param>
    internal static Tensor Apply(Tensor values, Tensor shift)
    {
        using var scope = new TensorScope();
        var value = values.Amax(1, keepdim: true);                                          // N x 1 x H x W, and so are all below
        var range = value - values.Amin(1, keepdim: true);
        var (hue, saturation) = HueAndSaturation(values, value, range);
        return scope.Keep(Colour((hue + shift).Remainder(256), saturation, value));
    }

    private static (Tensor Hue, Tensor Saturation) HueAndSaturation(Tensor values, Tensor value, Tensor range)
    {
        var distances = (value - values) / range.ClampMin(1);                               // N x 3 x H x W; gray is set to zero at the end
        var (red, green, blue) = (distances.Narrow(1, 0, 1), distances.Narrow(1, 1, 1), distances.Narrow(1, 2, 1));
        var isRed = values.Narrow(1, 0, 1).Eq(value);
        var isGreen = values.Narrow(1, 1, 1).Eq(value);
        var sixths = Tensor.Where(isRed, blue - green, Tensor.Where(isGreen, Offset(2, red, blue), Offset(4, green, red)));

        var turn = (sixths.To(DType.Float64) * (1 / 6.0)) + 1;
        turn = Tensor.Where(turn.Ge(1), turn - 1, turn).To(DType.Float32);
        var isGray = range.Eq(0);
        var hue = Scaled(turn).MaskedFill(isGray, 0);
        return (hue, Scaled(range / value.ClampMin(1)).MaskedFill(isGray, 0));
    }

    private static Tensor Offset(double offset, Tensor plus, Tensor minus) =>
        (plus.To(DType.Float64) + offset - minus.To(DType.Float64)).To(DType.Float32);

    private static Tensor Scaled(Tensor share) => (share.To(DType.Float64) * 255).Floor().To(DType.Float32);

    private static Tensor Colour(Tensor hue, Tensor saturation, Tensor value)
    {
        // 6 hue / 255 splits into a sector and a fraction; 257 / 2^16 divides by 255 exactly for numbers this small.
        var sixfold = hue * 6;
        var sector = ((sixfold * 257) + 257).Div_(65536).Floor();
        var fraction = (sixfold - (sector * 255)) / 255;
        var strength = saturation / 255;
        var p = Rounded(value * (1 - strength));
        var q = Rounded(value * (1 - (strength * fraction)));
        var t = Rounded(value * (1 - (strength * (1 - fraction))));

        var (second, third, fourth, fifth) = (sector.Eq(1), sector.Eq(2), sector.Eq(3), sector.Eq(4));
        var first = sector.Eq(0).LogicalOr(sector.Eq(6));
        var red = Tensor.Where(second, q, Tensor.Where(third.LogicalOr(fourth), p, Tensor.Where(fifth, t, value)));
        var green = Tensor.Where(first, t, Tensor.Where(second.LogicalOr(third), value, Tensor.Where(fourth, q, p)));
        var blue = Tensor.Where(first.LogicalOr(second), p, Tensor.Where(third, t, Tensor.Where(fourth.LogicalOr(fifth), value, q)));
        return Tensor.Cat([red, green, blue], 1);                                           // N x 3 x H x W
    }

    private static Tensor Rounded(Tensor values) => values.Add_(0.5).Trunc();
}
