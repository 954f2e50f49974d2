using System.Runtime.Intrinsics;
using Selfsame.Data.Transforms.Kernels;

namespace Selfsame.Data.Transforms;

/// <summary>
/// The inner loops of transforms, in one of two kinds: with vectors, or one value after the other. Both compute the same numbers in the same order, so
/// views are equal bit by bit; the scalar kind is what the other is tested against, and serves processors without vectors.
/// </summary>
public abstract unsafe class PictureKernels
{
    private protected PictureKernels()
    {
    }

    /// <summary>One value after the other, on every processor.</summary>
    public static PictureKernels Scalar { get; } = new ScalarKernels();

    /// <summary>Vectors of eight 32-bit numbers; where the processor has shorter ones, two are used for each.</summary>
    public static PictureKernels Vector { get; } = new VectorKernels();

    /// <summary>What suits the processor that this runs on.</summary>
    public static PictureKernels Best => Vector128.IsHardwareAccelerated ? Vector : Scalar;

    /// <summary>Rows of interleaved colour, three or four values a pixel of which the fourth is ignored, resampled to three planes.</summary>
    /// <param name="source">First pixel of the first row. One byte past the last pixel is read.</param>
    /// <param name="rowBytes">From one row to the next.</param>
    /// <param name="pixelBytes">3 or 4.</param>
    /// <param name="rows">Rows to resample.</param>
    /// <param name="weights">Weights of the horizontal axis.</param>
    /// <param name="target">First output row of the first plane; rows have <paramref name="width"/> values.</param>
    /// <param name="planeBytes">From one plane to the next.</param>
    /// <param name="width">Output columns.</param>
    /// <param name="scratch">Workspace.</param>
    internal abstract void ResampleRowsOfColour(
        byte* source, long rowBytes, int pixelBytes, int rows, ResampleWeights weights, byte* target, long planeBytes, int width, PlaneBuffer scratch);

    /// <summary>The columns of one plane. Rows are written in order, each a little past its end, so the target needs the buffer's slack.</summary>
    internal abstract void ResampleColumns(byte* source, int width, ResampleWeights weights, byte* target, int height);

    /// <summary>The columns of one plane of single precision numbers, written as the 8-bit ones are.</summary>
    internal abstract void ResampleColumns(float* source, int width, ResampleWeights weights, float* target, int height);

    /// <summary>Blurs a plane in place, along rows and then along columns; edges are mirrored without repeating them.</summary>
    /// <param name="plane">height x width values; the slack after it may be touched.</param>
    /// <param name="width">Columns, more than the radius.</param>
    /// <param name="height">Rows, more than the radius.</param>
    /// <param name="weights">Weights from the centre outwards.</param>
    /// <param name="radius">Index of the last weight.</param>
    /// <param name="scratch">Workspace.</param>
    internal abstract void Blur(byte* plane, int width, int height, ReadOnlySpan<float> weights, int radius, PlaneBuffer scratch);

    /// <summary>Blurs a plane of single precision numbers in place, as an 8-bit one but without rounding.</summary>
    internal abstract void Blur(float* plane, int width, int height, ReadOnlySpan<float> weights, int radius, PlaneBuffer scratch);

    /// <summary>Blends every value with one value: out = other + factor (value - other), cut to 0..255, fraction dropped.</summary>
    internal abstract void BlendWithValue(byte* values, long count, float factor, int other);

    /// <summary>Blends three planes with their own gray version, as <see cref="BlendWithValue"/> does.</summary>
    internal abstract void BlendWithGray(byte* red, byte* green, byte* blue, long count, float factor);

    /// <summary>The gray version of three planes, written to all three.</summary>
    internal abstract void ToGray(byte* red, byte* green, byte* blue, long count);

    /// <summary>The mean of the gray version, rounded to a whole number (halves up).</summary>
    internal abstract int MeanGray(byte* red, byte* green, byte* blue, long count);

    /// <summary>Shifts the hue of three planes by a number of 1/256 turns.</summary>
    internal abstract void ShiftHue(byte* red, byte* green, byte* blue, long count, int shift);

    /// <summary>Inverts the values that are at or above the threshold.</summary>
    internal abstract void Solarize(byte* values, long count, int threshold);
}
