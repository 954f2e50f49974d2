using Selfsame.Data.Drawing;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.DeviceViews;

/// <summary>A crop and resize of all samples at once: along rows, rounded to levels, then along columns, rounded again.</summary>
internal static class Resampling
{
    /// <summary>Crops and resizes.</summary>
    /// <param name="pictures">N x C x H x W; a sample may be smaller and then lies at the upper left, among anything finite.</param>
    /// <param name="step">The columns of what was drawn.</param>
    /// <param name="drawn">What was drawn.</param>
    /// <param name="height">Rows of the largest output.</param>
    /// <param name="width">Columns of the largest output.</param>
    /// <returns>N x C x height x width.</returns>
    internal static Tensor Apply(Tensor pictures, ResampleStep step, DrawnNumbers drawn, long height, long width)
    {
        using var scope = new TensorScope();
        var shape = pictures.Shape;
        var (n, c, h, w) = (shape[0], shape[1], shape[2], shape[3]);
        var across = ResamplingMatrix.Of(
            drawn.Exact(step.Left), drawn.Exact(step.Width), drawn.Exact(step.OutputWidth), w, width, step.Interpolation);
        var between = pictures.Reshape([n, c * h, w]).Bmm(across.Transpose(1, 2)).RoundToLevels();      // N x CH x width
        var down = ResamplingMatrix.Of(
            drawn.Exact(step.Top), drawn.Exact(step.Height), drawn.Exact(step.OutputHeight), h, height, step.Interpolation);
        return scope.Keep(down.Unsqueeze(1).Matmul(between.View([n, c, h, width])).RoundToLevels());     // N x C x height x width
    }
}
