using Selfsame.Data.Transforms;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.DeviceViews;

/// <summary>
/// The weights of resampling along one axis, a matrix for each sample: the filter widens by the scale where a picture shrinks, and weights are cut
/// off at the edges of the crop, made to sum to one, and rounded to 22 fractional bits, as the processor (and Pillow) has them.
/// </summary>
internal static class ResamplingMatrix
{
    /// <summary>A weight of one.</summary>
    internal const double One = 1 << 22;

    /// <summary>The weights of the input's pixels in the output's.</summary>
    /// <param name="start">First pixel of the crop in the input, N x 1 x 1 (float64); it may lie outside, where nothing is.</param>
    /// <param name="length">Pixels of the crop, N x 1 x 1.</param>
    /// <param name="output">Pixels that come out of it, N x 1 x 1.</param>
    /// <param name="available">Pixels of the input, N x 1 x 1: those beyond have no weight.</param>
    /// <param name="inputSize">Pixels of the widest input, I.</param>
    /// <param name="outputSize">Pixels of the widest output, O.</param>
    /// <param name="interpolation">The filter.</param>
    /// <returns>N x O x I whole numbers up to <see cref="One"/> (float64).</returns>
    internal static Tensor Of(
        Tensor start, Tensor length, Tensor output, Tensor available, long inputSize, long outputSize, Interpolation interpolation)
    {
        var device = start.Device;
        var scale = length / output;                                                        // N x 1 x 1
        var widening = scale.ClampMin(1);
        var support = interpolation == Interpolation.Bicubic ? widening * 2 : widening;
        var outputs = Tensor.Arange(outputSize, DType.Float64, device).View([1, -1, 1]);
        var center = (outputs + 0.5) * scale;                                               // N x O x 1
        var first = (center - support + 0.5).Trunc().ClampMin(0);
        var end = (center + support + 0.5).Trunc().Minimum(length.Minimum(available - start));
        var middle = center - 0.5 - first;

        var inputs = Tensor.Arange(inputSize, DType.Float64, device).View([1, 1, -1]) - start; // N x 1 x I, counted from the crop's edge
        var taps = inputs - first;                                                          // N x O x I
        var distance = (taps - middle).Div_(widening).Abs();
        var weights = interpolation == Interpolation.Bicubic ? Cubic(distance) : (1 - distance).ClampMin(0);
        weights = Tensor.Where(taps.Ge(0).LogicalAnd(inputs.Lt(end)), weights, 0);
        var sum = weights.Sum(2, keepdim: true);                                            // N x O x 1
        weights = weights / Tensor.Where(sum.Eq(0), sum.OnesLike(), sum) * One;
        return weights.Add_(weights.Sign(), 0.5).Trunc();
    }

    private static Tensor Cubic(Tensor x)
    {
        const double A = -0.5;
        var near = (((x * (A + 2)) - (A + 3)) * x * x) + 1;
        var far = ((((x - 5) * x) + 8) * x - 4) * A;
        return Tensor.Where(x.Lt(1), near, Tensor.Where(x.Lt(2), far, 0));
    }
}
