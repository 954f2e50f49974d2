using Selfsame.Data.Transforms;
using Selfsame.Data.Views;

namespace Selfsame.Data.Drawing;

/// <summary>How large a picture is between two steps of a view, in pixels, and where in the whole one it lies.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
internal readonly record struct PictureSize(int Width, int Height)
{
    /// <summary>Where in the picture this was cut out.</summary>
    internal ViewRegion Place { get; init; }

    /// <summary>Where in the picture a rectangle of this lies.</summary>
    internal ViewRegion PlaceOf(CropBox box) => Place.Part(
        box.Left / (double)Width, box.Top / (double)Height, (box.Left + (double)box.Width) / Width, (box.Top + (double)box.Height) / Height);
}
