using Selfsame.Data.Decoding;
using Selfsame.Data.Random;
using Selfsame.Data.Transforms;
using Selfsame.Data.Views;

namespace Selfsame.Data.Drawing;

/// <summary>What a device has to do for one view of every sample, and the columns of the numbers that it needs for it.</summary>
/// <remarks>
/// The first step is a crop or a resize. Of the pixels of a sample a device needs its region only: the part of the picture that the first step
/// looks at, whose rectangle is counted from the region's corner.
/// </remarks>
public sealed class DeviceView
{
    private const int FirstStepColumn = 10;

    private readonly IReadOnlyList<ViewStep> _steps;

    /// <exception cref="DataException">A transform has no device form.</exception>
    internal DeviceView(ViewSpecification view, int channels)
    {
        var builder = new StepBuilder(view, channels, FirstStepColumn);
        _steps = builder.Build();
        Steps = builder.Flat;
        Columns = builder.Columns;
        Size = view.Size;
    }

    /// <summary>Side of the square view in pixels.</summary>
    public int Size { get; }

    /// <summary>What is done, in this order; the first is a <see cref="ResampleStep"/>.</summary>
    public IReadOnlyList<ViewStep> Steps { get; }

    /// <summary>Numbers in the row of a sample.</summary>
    public int Columns { get; }

    /// <summary>The column of the region's first pixel among the pixels of the batch.</summary>
    public int RegionStart => 0;

    /// <summary>The column of how many pixels lie between a row of the region and the next.</summary>
    public int RegionStride => 1;

    /// <summary>The column of the columns of pixels in the region.</summary>
    public int RegionWidth => 2;

    /// <summary>The column of the rows of pixels in the region.</summary>
    public int RegionHeight => 3;

    /// <summary>The column of the samples' places in the batch, those with the largest regions first.</summary>
    public int RegionOrder => 4;

    /// <summary>The column of the places in <see cref="RegionOrder"/>: where each sample stands there.</summary>
    public int RegionRank => 5;

    /// <summary>The column of where in its picture a view was cut out: left, top, right and bottom in pixels, in this and the next three columns.</summary>
    public int Place => 6;

    /// <summary>Draws the row of a sample. Its region starts among the pixels of the part given.</summary>
    internal void Draw(Span<double> row, PicturePart picture, ref RandomStream random)
    {
        var size = new PictureSize(picture.WholeWidth, picture.WholeHeight) { Place = new ViewRegion(0, 0, picture.WholeWidth, picture.WholeHeight) };
        for (var i = 0; i < _steps.Count; i++)
        {
            _steps[i].Draw(row.Slice(_steps[i].Column, _steps[i].Columns), ref size, ref random);
        }

        (row[Place], row[Place + 1], row[Place + 2], row[Place + 3]) = (size.Place.Left, size.Place.Top, size.Place.Right, size.Place.Bottom);
        PlaceRegion(row, picture);
    }

    /// <summary>Fills the columns that depend on all samples.</summary>
    internal void Arrange(DrawnRows rows)
    {
        var keys = new double[rows.Count];
        for (var sample = 0; sample < keys.Length; sample++)
        {
            keys[sample] = -rows[sample, RegionWidth] * rows[sample, RegionHeight];
        }

        rows.Order(RegionOrder, keys);
        rows.OrderBy(RegionRank, RegionOrder);
        foreach (var step in Steps)
        {
            step.Arrange(rows);
        }
    }

    private void PlaceRegion(Span<double> row, PicturePart picture)
    {
        var first = (ResampleStep)Steps[0];
        var (left, top) = ((int)row[first.Left], (int)row[first.Top]);
        var x = Math.Max(left, 0);
        var y = Math.Max(top, 0);
        var region = new CropBox(
            x, y, Math.Min(left + (int)row[first.Width], picture.WholeWidth) - x, Math.Min(top + (int)row[first.Height], picture.WholeHeight) - y);
        var there = new CropBox(picture.Left, picture.Top, picture.Values.Width, picture.Values.Height);
        if (!there.Contains(region))
        {
            throw new InvalidOperationException($"{region} is asked for, and of the picture only {there} is there.");
        }

        row[RegionStart] = ((long)(y - there.Top) * there.Width) + x - there.Left;
        row[RegionStride] = there.Width;
        row[RegionWidth] = region.Width;
        row[RegionHeight] = region.Height;
        row[first.Left] = left - x;
        row[first.Top] = top - y;
    }
}
