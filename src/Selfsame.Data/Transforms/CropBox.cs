namespace Selfsame.Data.Transforms;

/// <summary>A rectangle of whole pixels.</summary>
/// <param name="Left">First column.</param>
/// <param name="Top">First row.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
public readonly record struct CropBox(int Left, int Top, int Width, int Height)
{
    /// <summary>Whether another rectangle lies within this one.</summary>
    public bool Contains(CropBox other) =>
        other.Left >= Left && other.Top >= Top
        && (long)other.Left + other.Width <= (long)Left + Width && (long)other.Top + other.Height <= (long)Top + Height;

    /// <summary>What both have in common; without columns or rows if there is nothing.</summary>
    public CropBox Intersection(CropBox other)
    {
        var left = Math.Max(Left, other.Left);
        var top = Math.Max(Top, other.Top);
        var right = Math.Min((long)Left + Width, (long)other.Left + other.Width);
        var bottom = Math.Min((long)Top + Height, (long)other.Top + other.Height);
        return new CropBox(left, top, (int)Math.Max(right - left, 0), (int)Math.Max(bottom - top, 0));
    }

    /// <summary>The smallest rectangle that holds both.</summary>
    public CropBox Union(CropBox other)
    {
        var left = Math.Min(Left, other.Left);
        var top = Math.Min(Top, other.Top);
        return new CropBox(
            left,
            top,
            Math.Max(Left + Width, other.Left + other.Width) - left,
            Math.Max(Top + Height, other.Top + other.Height) - top);
    }
}
