namespace Selfsame.Data.Transforms.Kernels;

/// <summary>The inner loops without vectors.</summary>
internal sealed unsafe class ScalarKernels : PictureKernels
{
    internal override void ResampleRowsOfColour(
        byte* source, long rowBytes, int pixelBytes, int rows, ResampleWeights weights, byte* target, long planeBytes, int width, PlaneBuffer scratch)
    {
        for (var c = 0; c < 3; c++)
        {
            ScalarResampler.Rows(source + c, rowBytes, pixelBytes, rows, weights, target + (c * planeBytes), width);
        }
    }

    internal override void ResampleColumns(byte* source, int width, ResampleWeights weights, byte* target, int height) =>
        ScalarResampler.Columns(source, width, weights, target, height);

    internal override void ResampleColumns(float* source, int width, ResampleWeights weights, float* target, int height) =>
        ScalarResampler.Columns(source, width, weights, target, height);

    internal override void Blur(byte* plane, int width, int height, ReadOnlySpan<float> weights, int radius, PlaneBuffer scratch)
    {
        var count = (long)width * height;
        var values = (float*)scratch.Reserve(2 * sizeof(float) * count);
        for (long i = 0; i < count; i++)
        {
            values[i] = plane[i];
        }

        ScalarBlur.Blur(values, width, height, weights, radius, values + count);
        for (long i = 0; i < count; i++)
        {
            plane[i] = (byte)Math.Clamp((int)MathF.Round(values[i]), 0, 255);
        }
    }

    internal override void Blur(float* plane, int width, int height, ReadOnlySpan<float> weights, int radius, PlaneBuffer scratch) =>
        ScalarBlur.Blur(plane, width, height, weights, radius, (float*)scratch.Reserve(sizeof(float) * (long)width * height));

    internal override void BlendWithValue(byte* values, long count, float factor, int other) => ScalarColour.BlendWithValue(values, count, factor, other);

    internal override void BlendWithGray(byte* red, byte* green, byte* blue, long count, float factor) =>
        ScalarColour.BlendWithGray(red, green, blue, count, factor);

    internal override void ToGray(byte* red, byte* green, byte* blue, long count) => ScalarColour.ToGray(red, green, blue, count);

    internal override int MeanGray(byte* red, byte* green, byte* blue, long count) => ScalarColour.MeanGray(red, green, blue, count);

    internal override void ShiftHue(byte* red, byte* green, byte* blue, long count, int shift) => ScalarHue.Shift(red, green, blue, count, shift);

    internal override void Solarize(byte* values, long count, int threshold) => ScalarColour.Solarize(values, count, threshold);
}
