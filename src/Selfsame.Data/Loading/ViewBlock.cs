using Selfsame.Data.Decoding.Interop;
using Selfsame.Data.Views;

namespace Selfsame.Data.Loading;

/// <summary>One view of every picture of a batch: N x H x W x C values of 32-bit floating point, interleaved and normalised.</summary>
/// <remarks>The memory belongs to the batch and is reused after the batch is disposed.</remarks>
public sealed class ViewBlock
{
    internal ViewBlock(nint pointer, int count, int size, int channels)
    {
        Pointer = pointer;
        Count = count;
        Height = size;
        Width = size;
        Channels = channels;
        Places = new ViewRegion[count];
    }

    /// <summary>The first value.</summary>
    public nint Pointer { get; }

    /// <summary>N, the number of pictures.</summary>
    public int Count { get; }

    /// <summary>H, rows.</summary>
    public int Height { get; }

    /// <summary>W, columns.</summary>
    public int Width { get; }

    /// <summary>C, values per pixel.</summary>
    public int Channels { get; }

    /// <summary>Where in its picture each view was cut out; N.</summary>
    public ViewRegion[] Places { get; }

    /// <summary>The values of one picture's view; H x W x C.</summary>
    /// <param name="slot">The picture's place in the batch, 0 to N - 1.</param>
    public Span<float> Values(int slot)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slot);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(slot, Count);
        var length = Height * Width * Channels;
        return NativeBlock.Floats(Pointer + (nint)slot * length * sizeof(float), length);
    }
}
