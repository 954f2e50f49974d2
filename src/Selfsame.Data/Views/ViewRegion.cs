namespace Selfsame.Data.Views;

/// <summary>Where in its picture a view was cut out, in pixels of the picture from its upper left corner.</summary>
/// <remarks>A point at the share u of a view's width lies at Left + u (Right - Left). What a rotation or shear moves is not counted.</remarks>
/// <param name="Left">Where the view's left edge lies; right of <paramref name="Right"/> if the view is mirrored.</param>
/// <param name="Top">Where its upper edge lies; below <paramref name="Bottom"/> if it is upside down.</param>
/// <param name="Right">Where its right edge lies.</param>
/// <param name="Bottom">Where its lower edge lies.</param>
public readonly record struct ViewRegion(float Left, float Top, float Right, float Bottom)
{
    /// <summary>The place of a part of this view.</summary>
    /// <param name="left">Left edge of the part as a share of the view's width.</param>
    /// <param name="top">Upper edge of the part as a share of the view's height.</param>
    /// <param name="right">Right edge of the part.</param>
    /// <param name="bottom">Lower edge of the part.</param>
    public ViewRegion Part(double left, double top, double right, double bottom) => new(
        (float)(Left + (left * (Right - Left))),
        (float)(Top + (top * (Bottom - Top))),
        (float)(Left + (right * (Right - Left))),
        (float)(Top + (bottom * (Bottom - Top))));
}
