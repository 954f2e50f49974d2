using Selfsame.Data;
using Selfsame.Data.Decoding;
using Selfsame.Data.Random;
using Selfsame.Data.Sources;
using Selfsame.Data.Transforms;
using Selfsame.Data.Views;

namespace Selfsame.Training.Reports.Pictures;

/// <summary>Small square pictures for a page, cut as evaluation cuts them and never larger than they are.</summary>
internal sealed class Thumbnails
{
    private const int SmallestSide = 16;

    private readonly PictureSource _source;
    private readonly int _side;

    /// <summary>Prepares thumbnails of a source.</summary>
    /// <param name="source">The pictures.</param>
    /// <param name="side">Side in pixels; smaller where the pictures are.</param>
    internal Thumbnails(PictureSource source, int side) => (_source, _side) = (source, Math.Min(side, OwnSide(source, side)));

    /// <summary>A picture as the bytes of a PNG file; a gray square where it cannot be read.</summary>
    internal byte[] Png(int index)
    {
        using var picture = Draw(index);
        return PictureFile.EncodePng(picture);
    }

    /// <summary>Many pictures in one PNG file, without gaps.</summary>
    /// <param name="indices">Which, row by row.</param>
    /// <param name="columns">Pictures in a row.</param>
    internal byte[] Sheet(int[] indices, int columns)
    {
        var pictures = new Picture[indices.Length];
        Parallel.For(0, indices.Length, at => pictures[at] = Draw(indices[at]));
        using var sheet = ContactSheet.Compose(pictures, new ContactSheetOptions { Columns = columns, Gap = 0 });
        foreach (var picture in pictures) picture.Dispose();
        return PictureFile.EncodePng(sheet);
    }

    private static int OwnSide(PictureSource source, int fallback)
    {
        try
        {
            using var picture = source.Read(0);
            return Math.Max(SmallestSide, Math.Min(picture.Width, picture.Height));
        }
        catch (DataException)
        {
            return fallback;
        }
    }

    private Picture Draw(int index)
    {
        try
        {
            using var picture = _source.Read(index);
            var recipe = ViewRecipes.Evaluation(_side) with { Channels = picture.Channels is 1 or 2 ? PictureChannels.Gray : picture.Channels <= 4 ? PictureChannels.Rgb : PictureChannels.AsStored };
            var none = Philox.At(0, 0, index, 0, RandomPurpose.Evaluation);
            using var view = new ViewWriter(recipe).Draw(picture, 0, ref none);
            return ContactSheet.Compose([view], new ContactSheetOptions { Columns = 1, Gap = 0 });
        }
        catch (DataException)
        {
            var missing = Picture.Create(_side, _side, 3);
            missing.Bytes.Fill(200);
            return missing;
        }
    }
}
