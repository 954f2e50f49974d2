using Selfsame.Data;
using Selfsame.Data.Decoding;
using Selfsame.Data.Sources;
using Selfsame.Data.Transforms;

namespace Selfsame.Training.Sheets;

/// <summary>Pictures as small as a sheet has room for, or as large: nothing is cut off or stretched.</summary>
internal static class Thumbnail
{
    /// <summary>A picture of a source; null where it cannot be read.</summary>
    public static Picture? Read(PictureSource source, int index, int side)
    {
        try
        {
            using var picture = source.Read(index);
            return Of(picture, side);
        }
        catch (DataException)
        {
            return null;
        }
    }

    /// <summary>The picture in the middle of a white square of RGB.</summary>
    /// <exception cref="DataException">Its channels are no colours.</exception>
    public static Picture Of(Picture picture, int side)
    {
        var canvas = new PictureCanvas();
        canvas.Load(picture, PictureChannels.Rgb);
        var largest = Math.Max(picture.Width, picture.Height);
        var repeat = side / largest;
        // Small pictures keep their pixels sharp: whoever looks shall see what the encoder saw.
        var (width, height) = repeat > 1 ? (picture.Width, picture.Height)
            : (Math.Max(1, picture.Width * side / largest), Math.Max(1, picture.Height * side / largest));
        if ((width, height) != (picture.Width, picture.Height)) canvas.ResizeCrop(new CropBox(0, 0, picture.Width, picture.Height), width, height, Interpolation.Bilinear);
        using var small = canvas.ToPicture();
        return Centred(small, side, Math.Max(1, repeat));
    }

    private static Picture Centred(Picture small, int side, int repeat)
    {
        var square = Picture.Create(side, side, 3);
        square.Bytes.Fill(255);
        var (width, height) = (small.Width * repeat, small.Height * repeat);
        var (left, top) = ((side - width) / 2, (side - height) / 2);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var from = small.Bytes.Slice((((y / repeat) * small.Width) + (x / repeat)) * 3, 3);
                from.CopyTo(square.Bytes.Slice((((top + y) * side) + left + x) * 3, 3));
            }
        }
        return square;
    }
}
