using Selfsame.Data.Drawing;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.DeviceViews;

/// <summary>A crop and resize of all samples at once: along rows, rounded to levels, then along columns, rounded again.</summary>
/// <remarks>
/// Weights have 22 bits, and their products with 8-bit levels more than float32 holds. They are therefore multiplied in two halves of 11 bits: all sums
/// are whole numbers below 2^24 then, exact in any order and on any device, so that the same ties are rounded as on the processor.
/// </remarks>
internal static class Resampling
{
    private const double Half = 1 << 11;

    /// <summary>Crops and resizes.</summary>
    /// <param name="pictures">N x C x H x W, levels; a sample may be smaller and then lies at the upper left, among anything finite.</param>
    /// <param name="sizes">Rows and columns of each sample, N x 1 x 1 (float64).</param>
    /// <param name="step">The columns of what was drawn.</param>
    /// <param name="drawn">What was drawn.</param>
    /// <param name="height">Rows of the largest output.</param>
    /// <param name="width">Columns of the largest output.</param>
    /// <returns>N x C x height x width.</returns>
    internal static Tensor Apply(Tensor pictures, (Tensor Rows, Tensor Columns) sizes, ResampleStep step, DrawnNumbers drawn, long height, long width)
    {
        using var scope = new TensorScope();
        var shape = pictures.Shape;
        var (n, c, h, w) = (shape[0], shape[1], shape[2], shape[3]);
        var across = Halves(ResamplingMatrix.Of(
            drawn.Exact(step.Left), drawn.Exact(step.Width), drawn.Exact(step.OutputWidth), sizes.Columns, w, width, step.Interpolation));
        var down = Halves(ResamplingMatrix.Of(
            drawn.Exact(step.Top), drawn.Exact(step.Height), drawn.Exact(step.OutputHeight), sizes.Rows, h, height, step.Interpolation));
        var between = pictures.Reshape([n, c * h, w]).Bmm(across.Transpose(1, 2));                       // N x CH x 2 width
        between = ToLevels(between.Narrow(2, 0, width), between.Narrow(2, width, width)).View([n, c, h, width]);
        var outputs = down.Unsqueeze(1).Matmul(between);                                                 // N x C x 2 height x width
        return scope.Keep(ToLevels(outputs.Narrow(2, 0, height), outputs.Narrow(2, height, height)));
    }

    // N x O x I to N x 2O x I: the upper halves of the weights, and below them the lower ones.
    private static Tensor Halves(Tensor weights)
    {
        var upper = (weights / Half).Round();
        return Tensor.Cat([upper, weights - (upper * Half)], 1).To(DType.Float32);
    }

    // (upper 2^11 + lower) / 2^22, halves up: the levels first, then what is left of the upper sum together with the lower one.
    private static Tensor ToLevels(Tensor upper, Tensor lower)
    {
        using var scope = new TensorScope();
        var levels = (upper / Half).Floor();
        var rest = (upper - (levels * Half)).Mul_(Half).Add_(ResamplingMatrix.One / 2).Add_(lower);      // below 2^24
        return scope.Keep(rest.Div_(ResamplingMatrix.One).Floor().Add_(levels).Clamp_(0, 255));
    }
}
