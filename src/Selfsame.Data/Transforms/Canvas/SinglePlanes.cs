using Selfsame.Data.Decoding;
using Selfsame.Data.Transforms.Kernels;

namespace Selfsame.Data.Transforms.Canvas;

/// <summary>
/// Single precision numbers, 0 black and 1 white: for pictures of more than 8 bits, which nothing is rounded of. Operations mean what torchvision's mean
/// on tensors of float32; those on colours cut to 0..1, those of geometry leave what goes beyond.
/// </summary>
internal sealed unsafe class SinglePlanes(PictureKernels kernels) : Planes<float>(kernels)
{
    private readonly SingleSource _source = new();
    private readonly PlaneBuffer _part = new();

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
    public override void ScaleSaturation(double factor) => SingleColour.BlendWithGray(Plane(0), Plane(1), Plane(2), Length, (float)factor);

    /// <inheritdoc/>
    public override void TurnHue(double turns) => SingleColour.TurnHue(Plane(0), Plane(1), Plane(2), Length, (float)turns);

    /// <inheritdoc/>
    public override void ToGray() => SingleColour.ToGray(Plane(0), Plane(1), Plane(2), Length);

    /// <inheritdoc/>
    public override void Solarize(int threshold)
    {
        for (var c = 0; c < Channels; c++)
        {
            SingleColour.Solarize(Values(c), threshold / 255f);
        }
    }

    /// <inheritdoc/>
    public override void Posterize(int bits)
    {
        for (var c = 0; c < Channels; c++)
        {
            SingleColour.Posterize(Values(c), bits);
        }
    }

    /// <inheritdoc/>
    public override void Equalize()
    {
        var histogram = new Span<int>(Scratch.Reserve(sizeof(int) * SingleHistogram.Bins), SingleHistogram.Bins);
        for (var c = 0; c < Channels; c++)
        {
            SingleHistogram.Equalize(Values(c), histogram);
        }
    }

    /// <inheritdoc/>
    public override void Stretch()
    {
        for (var c = 0; c < Channels; c++)
        {
            SingleColour.Stretch(Values(c));
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
        for (var c = 0; c < Channels; c++)
        {
            var (mean, deviation) = (normalizer.Means[c], normalizer.Deviations[c]);
            var to = c;
            foreach (var value in Values(c))
            {
                destination[to] = (value - mean) / deviation;
                to += Channels;
            }
        }
    }

    /// <inheritdoc/>
    public override void WriteBytes(Span<byte> destination)
    {
        for (var c = 0; c < Channels; c++)
        {
            var to = c;
            foreach (var value in Values(c))
            {
                destination[to] = (byte)((Math.Clamp(value, 0, 1) * 255) + 0.5f);
                to += Channels;
            }
        }
    }

    private protected override void ResampleSourceRows(CropBox box, ResampleWeights weights, float* target, long stride, int width)
    {
        var part = (float*)_part.Reserve(sizeof(float) * (long)box.Width * box.Height);
        for (var c = 0; c < Channels; c++, target += stride)
        {
            _source.Copy(c, box, part, box.Width);
            ScalarResampler.Rows(part, box.Width, box.Height, weights, target, width);
        }
    }

    private protected override void CopySource(int channel, CropBox box, float* target, int rowValues) => _source.Copy(channel, box, target, rowValues);

    private protected override void ResampleRows(float* source, int rows, ResampleWeights weights, float* target, int width) =>
        ScalarResampler.Rows(source, Width, rows, weights, target, width);

    private protected override void ResampleColumns(float* source, int width, ResampleWeights weights, float* target, int height) =>
        Kernels.ResampleColumns(source, width, weights, target, height);

    private protected override void WarpBilinear(float* source, AffineMatrix matrix, float* target) =>
        AffineKernel.Bilinear(source, Width, Height, matrix, target);

    private Span<float> Values(int channel) => new(Plane(channel), checked((int)Length));

    private void Blend(double factor, double other)
    {
        for (var c = 0; c < Channels; c++)
        {
            SingleColour.BlendWithValue(Values(c), (float)factor, (float)other);
        }
    }

    private double Mean()
    {
        if (Channels == 3)
        {
            return SingleColour.MeanGray(Plane(0), Plane(1), Plane(2), Length);
        }

        var sum = 0.0;
        for (var c = 0; c < Channels; c++)
        {
            sum += SingleColour.Sum(Values(c));
        }

        return sum / (Length * Channels);
    }
}
