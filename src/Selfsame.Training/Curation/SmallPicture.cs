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
            var values = Array.ConvertAll(small.Bytes.ToArray(), each => (float)each);
            var mean = values.Average();
            var length = MathF.Sqrt(values.Sum(value => (value - mean) * (value - mean)));
            // A picture of one colour is like another of one colour, and correlates with nothing.
            return new SmallPicture(PixelHash.Of(picture), Array.ConvertAll(values, value => length > 0 ? (value - mean) / length : 0));
        }
        catch (DataException)
        {
            return null;
        }
    }

    /// <summary>The correlation of both, -1 to 1.</summary>
    public double Correlation(SmallPicture other) => Math.Clamp(System.Numerics.Tensors.TensorPrimitives.Dot(_values, other._values), -1, 1);
}
