namespace Selfsame.Data.Transforms.Kernels;

/// <summary>The inner loops with vectors.</summary>
internal sealed unsafe class VectorKernels : PictureKernels
{
    internal override void ResampleRowsOfColour(
        byte* source, long rowBytes, int pixelBytes, int rows, ResampleWeights weights, byte* target, long planeBytes, int width, PlaneBuffer scratch) =>
        VectorResampler.RowsOfColour(source, rowBytes, pixelBytes, rows, weights, target, planeBytes, width, scratch);

    internal override void ResampleColumns(byte* source, int width, ResampleWeights weights, byte* target, int height) =>
        VectorResampler.Columns(source, width, weights, target, height);

    internal override void ResampleColumns(float* source, int width, ResampleWeights weights, float* target, int height) =>
        VectorResampler.Columns(source, width, weights, target, height);

    internal override void Blur(byte* plane, int width, int height, ReadOnlySpan<float> weights, int radius, PlaneBuffer scratch) =>
        VectorBlur.Blur(plane, width, height, weights, radius, scratch);

    internal override void Blur(float* plane, int width, int height, ReadOnlySpan<float> weights, int radius, PlaneBuffer scratch) =>
        VectorBlur.Blur(plane, width, height, weights, radius, scratch);

    internal override void BlendWithValue(byte* values, long count, float factor, int other) => VectorColour.BlendWithValue(values, count, factor, other);

    internal override void BlendWithGray(byte* red, byte* green, byte* blue, long count, float factor) =>
        VectorColour.BlendWithGray(red, green, blue, count, factor);

    internal override void ToGray(byte* red, byte* green, byte* blue, long count) => VectorColour.ToGray(red, green, blue, count);

    internal override int MeanGray(byte* red, byte* green, byte* blue, long count) => VectorColour.MeanGray(red, green, blue, count);

    internal override void ShiftHue(byte* red, byte* green, byte* blue, long count, int shift) => VectorHue.Shift(red, green, blue, count, shift);

    internal override void Solarize(byte* values, long count, int threshold) => VectorColour.Solarize(values, count, threshold);
}
