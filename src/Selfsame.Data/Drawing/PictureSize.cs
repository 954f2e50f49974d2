namespace Selfsame.Data.Drawing;

/// <summary>How large a picture is between two steps of a view, in pixels.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
internal readonly record struct PictureSize(int Width, int Height);
