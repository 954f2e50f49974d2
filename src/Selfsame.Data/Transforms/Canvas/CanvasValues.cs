using Selfsame.Data.Decoding;
using Selfsame.Data.Transforms.Kernels;

namespace Selfsame.Data.Transforms.Canvas;

/// <summary>The values on a canvas, one plane a channel, and what can be done to them, in one kind of numbers.</summary>
internal abstract class CanvasValues(PictureKernels kernels)
{
    /// <summary>Columns.</summary>
    public int Width { get; private protected set; }

    /// <summary>Rows.</summary>
    public int Height { get; private protected set; }

    /// <summary>Planes.</summary>
    public int Channels { get; private protected set; }

    private protected PictureKernels Kernels { get; } = kernels;

    private protected PlaneBuffer Scratch { get; } = new();

    /// <summary>Looks at a picture from now on; its values are taken when they are needed.</summary>
    public abstract void Load(PicturePart part, PictureChannels channels);

    /// <summary>Cuts out a rectangle and resamples it to a new size.</summary>
    public abstract void ResizeCrop(CropBox box, int width, int height, Interpolation interpolation);

    /// <summary>Cuts out a rectangle; what lies outside of the picture is black.</summary>
    public abstract void Crop(CropBox box);

    /// <summary>Mirrors left and right.</summary>
    public abstract void FlipHorizontally();

    /// <summary>Mirrors top and bottom.</summary>
    public abstract void FlipVertically();

    /// <summary>Moves all values as a matrix says.</summary>
    public abstract void Warp(AffineMatrix matrix, PixelSampling sampling);

    /// <summary>Blurs with weights from the centre outwards.</summary>
    public abstract void Blur(ReadOnlySpan<float> weights, int radius);

    /// <summary>Blends with black.</summary>
    public abstract void ScaleBrightness(double factor);

    /// <summary>Blends with the mean: of the gray version of three channels, of all values of any other number.</summary>
    public abstract void ScaleContrast(double factor);

    /// <summary>Blends three channels with their gray version.</summary>
    public abstract void ScaleSaturation(double factor);

    /// <summary>Turns the hue of three channels.</summary>
    public abstract void TurnHue(double turns);

    /// <summary>Replaces three channels by their gray version.</summary>
    public abstract void ToGray();

    /// <summary>Inverts what is at or above a threshold in 8-bit levels.</summary>
    public abstract void Solarize(int threshold);

    /// <summary>Keeps so many of the highest bits of eight.</summary>
    public abstract void Posterize(int bits);

    /// <summary>Spreads the values of each channel so that all are about equally frequent.</summary>
    public abstract void Equalize();

    /// <summary>Stretches each channel to the whole range.</summary>
    public abstract void Stretch();

    /// <summary>Blends with the smoothed version.</summary>
    public abstract void Sharpen(double factor);

    /// <summary>Writes height x width x channels normalised values.</summary>
    public abstract void WriteNormalized(Normalizer normalizer, Span<float> destination);

    /// <summary>Writes height x width x channels 8-bit values.</summary>
    public abstract void WriteBytes(Span<byte> destination);
}
