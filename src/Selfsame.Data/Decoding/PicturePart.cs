namespace Selfsame.Data.Decoding;

/// <summary>A rectangle of a picture, and where in the picture it lies. Disposing it disposes its values.</summary>
/// <param name="Values">The values of the rectangle; its own size is the rectangle's.</param>
/// <param name="Left">First column of the rectangle in the whole picture.</param>
/// <param name="Top">First row of the rectangle in the whole picture.</param>
/// <param name="WholeWidth">Columns of the whole picture.</param>
/// <param name="WholeHeight">Rows of the whole picture.</param>
public readonly record struct PicturePart(Picture Values, int Left, int Top, int WholeWidth, int WholeHeight) : IDisposable
{
    /// <summary>The whole of a picture.</summary>
    public static PicturePart Whole(Picture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return new PicturePart(picture, 0, 0, picture.Width, picture.Height);
    }

    /// <summary>Hands rented memory back.</summary>
    public void Dispose() => Values.Dispose();
}
