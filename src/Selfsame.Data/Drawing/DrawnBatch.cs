using Selfsame.Data.Decoding.Interop;
using Selfsame.Data.Views;

namespace Selfsame.Data.Drawing;

/// <summary>
/// A batch whose views a device is to make: what was drawn for them, and the decoded pixels, in one block of memory that can be copied to the
/// device as a whole. The block belongs to the batch and is reused after the batch is disposed.
/// </summary>
/// <remarks>The rows of all views come first, in double precision; then the pixels, 8 bits each, channels interleaved, part after part.</remarks>
public sealed class DrawnBatch
{
    private const long Alignment = 64;

    private readonly long[] _rowsStarts;

    internal DrawnBatch(DeviceRecipe recipe, int count, long pixels)
    {
        Recipe = recipe;
        Count = count;
        Pixels = pixels;
        _rowsStarts = new long[recipe.Views.Count];
        for (var view = 0; view < _rowsStarts.Length; view++)
        {
            _rowsStarts[view] = PixelsStart;
            PixelsStart += Aligned((long)count * recipe.Views[view].Columns * sizeof(double));
        }
    }

    /// <summary>What the views are.</summary>
    public DeviceRecipe Recipe { get; }

    /// <summary>N, the number of samples.</summary>
    public int Count { get; }

    /// <summary>The first byte of the block.</summary>
    public nint Block { get; internal set; }

    /// <summary>The length of the block in bytes.</summary>
    public long Bytes => PixelsStart + Math.Max(Pixels * Recipe.Channels, 1);

    /// <summary>Where in the block the pixels begin, in bytes.</summary>
    public long PixelsStart { get; }

    /// <summary>How many pixels there are, each of <see cref="DeviceRecipe.Channels"/> bytes.</summary>
    public long Pixels { get; }

    /// <summary>Where in the block the rows of a view begin, in bytes.</summary>
    /// <param name="view">Index of the view in the recipe.</param>
    public long RowsStart(int view) => _rowsStarts[view];

    /// <summary>The rows of a view, as the processor sees them.</summary>
    /// <param name="view">Index of the view in the recipe.</param>
    public DrawnRows Rows(int view)
    {
        var columns = Recipe.Views[view].Columns;
        return new DrawnRows(NativeBlock.Doubles(Block + (nint)_rowsStarts[view], Count * columns), columns);
    }

    /// <summary>Where in its picture a view of each sample was cut out; N.</summary>
    /// <param name="view">Index of the view in the recipe.</param>
    public ViewRegion[] Places(int view)
    {
        var rows = Rows(view);
        var places = new ViewRegion[Count];
        for (var sample = 0; sample < Count; sample++)
        {
            var column = Recipe.Views[view].Place;
            places[sample] = new ViewRegion(
                (float)rows[sample, column], (float)rows[sample, column + 1], (float)rows[sample, column + 2], (float)rows[sample, column + 3]);
        }

        return places;
    }

    private static long Aligned(long bytes) => (bytes + Alignment - 1) / Alignment * Alignment;
}
