namespace Selfsame.Data.Transforms;

/// <summary>Replaces the values of a canvas by what a table says, which may depend on how often each value occurs.</summary>
internal static unsafe class TableKernel
{
    /// <summary>Looks every value of every channel up.</summary>
    public static void Map(PictureCanvas canvas, in ValueTable table)
    {
        for (var c = 0; c < canvas.Channels; c++)
        {
            Map(canvas.PlanePointer(c), canvas.PlaneLength, table);
        }
    }

    /// <summary>Makes the histogram of each channel flat.</summary>
    public static void Equalize(PictureCanvas canvas)
    {
        Span<int> histogram = stackalloc int[256];
        for (var c = 0; c < canvas.Channels; c++)
        {
            Count(canvas.PlanePointer(c), canvas.PlaneLength, histogram);
            Map(canvas.PlanePointer(c), canvas.PlaneLength, ValueTable.Equalized(histogram));
        }
    }

    /// <summary>Stretches each channel to the whole range.</summary>
    public static void Stretch(PictureCanvas canvas)
    {
        Span<int> histogram = stackalloc int[256];
        for (var c = 0; c < canvas.Channels; c++)
        {
            Count(canvas.PlanePointer(c), canvas.PlaneLength, histogram);
            Map(canvas.PlanePointer(c), canvas.PlaneLength, ValueTable.Stretched(histogram));
        }
    }

    private static void Count(byte* values, long count, Span<int> histogram)
    {
        histogram.Clear();
        for (long i = 0; i < count; i++)
        {
            histogram[values[i]]++;
        }
    }

    private static void Map(byte* values, long count, in ValueTable table)
    {
        ReadOnlySpan<byte> entries = table;
        for (long i = 0; i < count; i++)
        {
            values[i] = entries[values[i]];
        }
    }
}
