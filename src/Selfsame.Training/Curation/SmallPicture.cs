using System.Numerics.Tensors;
using Selfsame.Data;
using Selfsame.Data.Decoding;
using Selfsame.Data.Sources;
using Selfsame.Data.Transforms;

namespace Selfsame.Training.Curation;

/// <summary>A picture's hash and its 16 x 16 version: what pairs are looked at by.</summary>
internal sealed class SmallPicture
{
    private const int Side = 16;

    private readonly float[] _values;                                                         // centred, of length 1

    private SmallPicture(UInt128 hash, float[] values) => (Hash, _values) = (hash, values);

    public UInt128 Hash { get; }

    /// <summary>Null where the picture cannot be read any more, or has no colours.</summary>
    public static SmallPicture? Read(PictureSource source, int index)
    {
        try
        {
            using var picture = source.Read(index);
            var canvas = new PictureCanvas();
            canvas.Load(picture, PictureChannels.Rgb);
            canvas.ResizeCrop(new CropBox(0, 0, picture.Width, picture.Height), Side, Side, Interpolation.Bilinear);
            using var small = canvas.ToPicture();
            return new SmallPicture(PixelHash.Of(picture), Centred(small.Bytes));
        }
        catch (DataException)
        {
            return null;
        }
    }

    // Each channel by itself: two skies are of the same blue, and yet need have nothing else in common. What has one colour only correlates with nothing.
    private static float[] Centred(ReadOnlySpan<byte> pixels)
    {
        const int Channels = 3;
        var values = new float[pixels.Length];
        for (var channel = 0; channel < Channels; channel++)
        {
            var sum = 0;
            for (var at = channel; at < pixels.Length; at += Channels) sum += pixels[at];
            for (var at = channel; at < pixels.Length; at += Channels) values[at] = pixels[at] - ((float)sum / (Side * Side));
        }
        var length = TensorPrimitives.Norm<float>(values);
        if (length > 0) TensorPrimitives.Divide(values, length, values);
        return values;
    }

    /// <summary>The correlation of both, -1 to 1.</summary>
    public double Correlation(SmallPicture other) => Math.Clamp(TensorPrimitives.Dot(_values, other._values), -1, 1);
}
