using Selfsame.Data.Random;
using Selfsame.Data.Transforms;

namespace Selfsame.Data.Drawing;

/// <summary>Overwrites a rectangle of the normalised view; one without columns where nothing is erased.</summary>
public sealed class EraseStep : ViewStep
{
    private readonly RandomErasing _erasing;

    internal EraseStep(int column, RandomErasing erasing)
        : base(column, 4) => _erasing = erasing;

    /// <summary>The normalised value that is written.</summary>
    public double Value => _erasing.Value;

    /// <summary>The column of the rectangle's first column of pixels.</summary>
    public int Left => Column;

    /// <summary>The column of its first row of pixels.</summary>
    public int Top => Column + 1;

    /// <summary>The column of its width, 0 for nothing.</summary>
    public int Width => Column + 2;

    /// <summary>The column of its height.</summary>
    public int Height => Column + 3;

    /// <inheritdoc/>
    internal override void Draw(Span<double> values, ref PictureSize size, ref RandomStream random)
    {
        Leave(values);
        if (random.Chance(_erasing.Probability) && _erasing.Draw(size.Width, size.Height, ref random) is { } box)
        {
            (values[0], values[1], values[2], values[3]) = (box.Left, box.Top, box.Width, box.Height);
        }
    }

    /// <inheritdoc/>
    internal override void Leave(Span<double> values) => values.Clear();
}
