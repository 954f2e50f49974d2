using Selfsame.Data.Random;
using Selfsame.Data.Transforms;

namespace Selfsame.Data.Drawing;

/// <summary>Cuts out a rectangle and resamples it to a size; all six numbers may differ from sample to sample.</summary>
public sealed class ResampleStep : ViewStep
{
    private readonly PictureTransform _transform;

    internal ResampleStep(int column, PictureTransform transform)
        : base(column, 6)
    {
        _transform = transform;
        (FixedSize, Interpolation) = transform switch
        {
            RandomResizedCrop crop => ((int?)crop.Size, crop.Interpolation),
            Resize resize => (resize.Square ? resize.Size : null, resize.Interpolation),
            CenterCrop crop => (crop.Size, Interpolation.Bilinear),
            _ => throw new ArgumentException($"{transform.GetType().Name} does not resample.", nameof(transform)),
        };
    }

    /// <summary>How values are resampled. Where the size stays, either filter copies them.</summary>
    public Interpolation Interpolation { get; }

    /// <summary>Side of the square that comes out, in pixels; null where it depends on the sample.</summary>
    public int? FixedSize { get; }

    /// <summary>The column of the rectangle's first column of pixels; negative where it reaches beyond the picture, which is black there.</summary>
    public int Left => Column;

    /// <summary>The column of its first row of pixels.</summary>
    public int Top => Column + 1;

    /// <summary>The column of its width.</summary>
    public int Width => Column + 2;

    /// <summary>The column of its height.</summary>
    public int Height => Column + 3;

    /// <summary>The column of the columns that come out.</summary>
    public int OutputWidth => Column + 4;

    /// <summary>The column of the rows that come out.</summary>
    public int OutputHeight => Column + 5;

    /// <inheritdoc/>
    internal override void Draw(Span<double> values, ref PictureSize size, ref RandomStream random)
    {
        var box = _transform switch
        {
            RandomResizedCrop crop => crop.Draw(size.Width, size.Height, ref random),
            CenterCrop crop => crop.Box(size.Width, size.Height),
            _ => new CropBox(0, 0, size.Width, size.Height),
        };
        var place = size.PlaceOf(box);
        size = _transform is Resize resize ? resize.OutputSize(size.Width, size.Height) : new PictureSize(FixedSize!.Value, FixedSize.Value);
        size = size with { Place = place };
        (values[0], values[1], values[2], values[3]) = (box.Left, box.Top, box.Width, box.Height);
        (values[4], values[5]) = (size.Width, size.Height);
    }

    /// <inheritdoc/>
    internal override void Leave(Span<double> values) => throw new InvalidOperationException("The size of a view is never left to chance.");
}
