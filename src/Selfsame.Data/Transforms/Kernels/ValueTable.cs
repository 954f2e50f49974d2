using System.Runtime.CompilerServices;

namespace Selfsame.Data.Transforms.Kernels;

/// <summary>What becomes of each of the 256 values of a channel, for the operations that look at one value at a time.</summary>
[InlineArray(256)]
internal struct ValueTable
{
    private byte _first;

    /// <summary>The highest bits are kept, the others cleared.</summary>
    public static ValueTable Posterized(int bits)
    {
        var table = default(ValueTable);
        for (var value = 0; value < 256; value++)
        {
            table[value] = (byte)(value & ~((1 << (8 - bits)) - 1));
        }

        return table;
    }

    /// <summary>The values are spread so that all are about equally frequent.</summary>
    public static ValueTable Equalized(ReadOnlySpan<int> histogram)
    {
        var (total, last, kinds) = (0, 0, 0);
        foreach (var count in histogram)
        {
            total += count;
            last = count > 0 ? count : last;
            kinds += count > 0 ? 1 : 0;
        }

        var step = (total - last) / 255;
        if (kinds <= 1 || step == 0)
        {
            return Unchanged();
        }

        var table = default(ValueTable);
        var sum = step / 2;
        for (var value = 0; value < 256; value++)
        {
            table[value] = (byte)Math.Min(sum / step, 255);
            sum += histogram[value];
        }

        return table;
    }

    /// <summary>The smallest value there is becomes 0, the largest 255.</summary>
    public static ValueTable Stretched(ReadOnlySpan<int> histogram)
    {
        var low = histogram.IndexOfAnyExcept(0);
        var high = histogram.LastIndexOfAnyExcept(0);
        if (high <= low)
        {
            return Unchanged();
        }

        var scale = 255.0 / (high - low);
        var offset = -low * scale;
        var table = default(ValueTable);
        for (var value = 0; value < 256; value++)
        {
            table[value] = (byte)Math.Clamp((int)((value * scale) + offset), 0, 255);
        }

        return table;
    }

    private static ValueTable Unchanged() => Posterized(8);
}
