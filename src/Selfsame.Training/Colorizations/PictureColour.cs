using Selfsame.Data;
using Selfsame.Data.Decoding;
using Selfsame.Data.Sources;
using Selfsame.SelfSupervised;

namespace Selfsame.Training.Colorizations;

/// <summary>Whether pictures have any colours to learn from or to be compared with.</summary>
internal static class PictureColour
{
    // How far the channels of some pixel are apart, of 255: JPEG leaves less in pictures that are gray.
    private const double LeastSpread = 12;

    private const int Looked = 16;

    /// <summary>Refuses a source that seems to hold nothing but gray pictures, for a method that learns their colours.</summary>
    /// <exception cref="DataException">All pictures that were looked at are gray.</exception>
    public static void Require(MethodEntry method, PictureSource source)
    {
        var step = Math.Max(1, source.Count / Looked);
        int[] indices = [.. Enumerable.Range(0, Math.Min(Looked, source.Count)).Select(at => at * step)];
        var gray = 0;
        foreach (var index in indices)
        {
            try
            {
                using var picture = source.Read(index);
                if (IsThere(picture)) return;
                gray++;
            }
            catch (DataException)
            {
                // The loader will count it and say why; here it decides nothing.
            }
        }

        if (gray > 0)
        {
            throw new DataException(
                $"{method.Name} learns the colours of pictures from their lightness, but all {gray} pictures that were looked at ({source.Description}) are gray: use pictures in colour, or another method.");
        }
    }

    /// <summary>Whether some pixel of a picture has a colour.</summary>
    public static bool IsThere(Picture picture)
    {
        if (picture.Channels < 3) return false;
        for (var pixel = 0; pixel < picture.Width * picture.Height; pixel++)
        {
            var at = pixel * picture.Channels;
            var (r, g, b) = (Level(picture, at), Level(picture, at + 1), Level(picture, at + 2));
            if (Math.Max(Math.Max(r, g), b) - Math.Min(Math.Min(r, g), b) >= LeastSpread) return true;
        }

        return false;
    }

    private static double Level(Picture picture, int at) => picture.BitsPerChannel switch
    {
        8 => picture.Bytes[at],
        16 => picture.Words[at] / 257.0,
        _ => picture.Singles[at] * 255.0,
    };
}
