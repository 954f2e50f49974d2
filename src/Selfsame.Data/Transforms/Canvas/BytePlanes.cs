using Selfsame.Data.Decoding;
using Selfsame.Data.Transforms.Kernels;

namespace Selfsame.Data.Transforms.Canvas;

/// <summary>8-bit values: the results of every operation are rounded to whole levels, as Pillow's are.</summary>
internal sealed unsafe class BytePlanes(PictureKernels kernels) : Planes<byte>(kernels)
{
    private readonly ByteSource _source = new();

    /// <inheritdoc/>
    public override void Load(PicturePart part, PictureChannels channels)
    {
        var planes = SourceChannels.CountOn(channels, part.Values.Channels);
        _source.Load(part, channels);
        Begin(part.WholeWidth, part.WholeHeight, planes);
    }

    /// <inheritdoc/>
    public override void Blur(ReadOnlySpan<float> weights, int radius)
    {
        for (var c = 0; c < Channels; c++)
        {
            Kernels.Blur(Plane(c), Width, Height, weights, radius, Scratch);
        }
    }

    /// <inheritdoc/>
    public override void ScaleBrightness(double factor) => Blend(factor, 0);

    /// <inheritdoc/>
    public override void ScaleContrast(double factor) => Blend(factor, Mean());

    /// <inheritdoc/>
    public override void ScaleSaturation(double factor) => Kernels.BlendWithGray(Plane(0), Plane(1), Plane(2), Length, (float)factor);

    /// <inheritdoc/>
    public override void TurnHue(double turns) => Kernels.ShiftHue(Plane(0), Plane(1), Plane(2), Length, (int)(turns * 255) & 255);

    /// <inheritdoc/>
    public override void ToGray() => Kernels.ToGray(Plane(0), Plane(1), Plane(2), Length);

    /// <inheritdoc/>
    public override void Solarize(int threshold)
    {
        for (var c = 0; c < Channels; c++)
        {
            Kernels.Solarize(Plane(c), Length, threshold);
        }
    }

    /// <inheritdoc/>
    public override void Posterize(int bits)
    {
        var table = ValueTable.Posterized(bits);
        for (var c = 0; c < Channels; c++)
        {
            Map(c, table);
        }
    }

    /// <inheritdoc/>
    public override void Equalize()
    {
        Span<int> histogram = stackalloc int[256];
        for (var c = 0; c < Channels; c++)
        {
            Count(c, histogram);
            Map(c, ValueTable.Equalized(histogram));
        }
    }

    /// <inheritdoc/>
    public override void Stretch()
    {
        Span<int> histogram = stackalloc int[256];
        for (var c = 0; c < Channels; c++)
        {
            Count(c, histogram);
            Map(c, ValueTable.Stretched(histogram));
        }
    }

    /// <inheritdoc/>
    public override void Sharpen(double factor)
    {
        for (var c = 0; c < Channels; c++)
        {
            SharpnessKernel.Blend(Plane(c), Width, Height, (float)factor, Scratch);
        }
    }

    /// <inheritdoc/>
    public override void WriteNormalized(Normalizer normalizer, Span<float> destination)
    {
        fixed (float* table = normalizer.Table)
        {
            fixed (float* target = destination)
            {
                if (Channels == 3)
                {
                    var red = Plane(0);
                    var green = Plane(1);
                    var blue = Plane(2);
                    var done = normalizer.Computed is { } computed && Kernels != PictureKernels.Scalar ? computed.Write(red, green, blue, Length, target) : 0;
                    NormalizeKernel.WriteColour(red + done, green + done, blue + done, Length - done, table, target + (3 * done));
                    return;
                }

                for (var c = 0; c < Channels; c++)
                {
                    NormalizeKernel.WriteOne(Plane(c), Length, table + (c * 256), target + c, Channels);
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void WriteBytes(Span<byte> destination)
    {
        for (var c = 0; c < Channels; c++)
        {
            var plane = Plane(c);
            for (var i = 0; i < Length; i++)
            {
                destination[(i * Channels) + c] = plane[i];
            }
        }
    }

    private protected override void ResampleSourceRows(CropBox box, ResampleWeights weights, byte* target, long stride, int width) =>
        _source.ResampleRows(box, Channels, weights, target, stride, width, Kernels);

    private protected override void CopySource(int channel, CropBox box, byte* target, int rowValues) => _source.Copy(channel, box, target, rowValues);

    private protected override void ResampleRows(byte* source, int rows, ResampleWeights weights, byte* target, int width) =>
        ScalarResampler.Rows(source, Width, 1, rows, weights, target, width);

    private protected override void ResampleColumns(byte* source, int width, ResampleWeights weights, byte* target, int height) =>
        Kernels.ResampleColumns(source, width, weights, target, height);

    private protected override void WarpBilinear(byte* source, AffineMatrix matrix, byte* target) =>
        AffineKernel.Bilinear(source, Width, Height, matrix, target);

    // The planes lie one after the other; what is between them may be touched.
    private void Blend(double factor, int other)
    {
        var first = Plane(0);
        Kernels.BlendWithValue(first, Plane(Channels - 1) - first + Length, (float)factor, other);
    }

    private int Mean()
    {
        if (Channels == 3)
        {
            return Kernels.MeanGray(Plane(0), Plane(1), Plane(2), Length);
        }

        var sum = 0L;
        for (var c = 0; c < Channels; c++)
        {
            sum += ScalarColour.Sum(Plane(c), Length);
        }

        return ScalarColour.RoundedMean(sum, Length * Channels);
    }

    private void Count(int channel, Span<int> histogram)
    {
        histogram.Clear();
        foreach (var value in new ReadOnlySpan<byte>(Plane(channel), checked((int)Length)))
        {
            histogram[value]++;
        }
    }

    private void Map(int channel, in ValueTable table)
    {
        ReadOnlySpan<byte> entries = table;
        foreach (ref var value in new Span<byte>(Plane(channel), checked((int)Length)))
        {
            value = entries[value];
        }
    }
}
