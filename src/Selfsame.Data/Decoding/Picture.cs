using System.Buffers;
using System.Runtime.InteropServices;

namespace Selfsame.Data.Decoding;

/// <summary>
/// A decoded picture: height x width x channels values, interleaved (R G B R G B ...), rows from the top, no padding between rows.
/// One channel is gray, two are gray and alpha, three RGB, four RGBA; a source may define any other number.
/// </summary>
/// <remarks>
/// <see cref="Dispose"/> hands rented memory back for the next picture. Forgetting it is no leak, only slower. A picture is owned by whoever
/// read it; after disposal its values must not be touched.
/// </remarks>
public sealed class Picture : IDisposable
{
    private Memory<byte> _memory;
    private byte[]? _rented;

    private Picture(int width, int height, int channels, int bitsPerChannel, Memory<byte> memory, byte[]? rented)
    {
        Width = width;
        Height = height;
        Channels = channels;
        BitsPerChannel = bitsPerChannel;
        _memory = memory;
        _rented = rented;
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Values per pixel.</summary>
    public int Channels { get; }

    /// <summary>
    /// 8, 16 or 32. Of 8 and 16 bits the full range is always 0 to 2^bits - 1, whatever the file held. 32 bits are single precision numbers, where 0
    /// is black and 1 is white; measurements may go beyond.
    /// </summary>
    public int BitsPerChannel { get; }

    /// <summary>The values of an 8-bit picture: height x width x channels.</summary>
    /// <exception cref="InvalidOperationException">The picture has 16 or 32 bits a channel.</exception>
    public Span<byte> Bytes => BitsPerChannel == 8
        ? _memory.Span
        : throw new InvalidOperationException(
            $"This picture has {BitsPerChannel} bits a channel: read {(BitsPerChannel == 16 ? nameof(Words) : nameof(Singles))}, or convert it first.");

    /// <summary>The values of a 16-bit picture: height x width x channels, in the machine's byte order.</summary>
    /// <exception cref="InvalidOperationException">The picture has 8 or 32 bits a channel.</exception>
    public Span<ushort> Words => BitsPerChannel == 16
        ? MemoryMarshal.Cast<byte, ushort>(_memory.Span)
        : throw new InvalidOperationException(
            $"This picture has {BitsPerChannel} bits a channel: read {(BitsPerChannel == 8 ? nameof(Bytes) : nameof(Singles))}.");

    /// <summary>The values of a single precision picture: height x width x channels.</summary>
    /// <exception cref="InvalidOperationException">The picture has 8 or 16 bits a channel.</exception>
    public Span<float> Singles => BitsPerChannel == 32
        ? MemoryMarshal.Cast<byte, float>(_memory.Span)
        : throw new InvalidOperationException(
            $"This picture has {BitsPerChannel} bits a channel: read {(BitsPerChannel == 8 ? nameof(Bytes) : nameof(Words))}.");

    /// <summary>All values as raw memory, whatever their bits.</summary>
    internal Span<byte> Raw => _memory.Span;

    /// <summary>The same as memory that can be held on to while the picture lives.</summary>
    internal Memory<byte> Memory => _memory;

    /// <summary>A new picture in rented memory. Its values are not cleared.</summary>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="channels">Values per pixel, at least 1.</param>
    /// <param name="bitsPerChannel">8, 16 or 32.</param>
    public static Picture Create(int width, int height, int channels, int bitsPerChannel = 8)
    {
        var length = CheckedLength(width, height, channels, bitsPerChannel);
        var rented = ArrayPool<byte>.Shared.Rent(length);
        return new Picture(width, height, channels, bitsPerChannel, rented.AsMemory(0, length), rented);
    }

    /// <summary>A picture over memory that somebody else owns (a slice of a data set held in memory): nothing is copied.</summary>
    /// <exception cref="ArgumentException">The memory's length is not height x width x channels.</exception>
    public static Picture Wrap(Memory<byte> memory, int width, int height, int channels)
    {
        if (memory.Length != CheckedLength(width, height, channels, 8))
        {
            throw new ArgumentException($"{memory.Length} bytes do not hold {height} x {width} x {channels} values.", nameof(memory));
        }

        return new Picture(width, height, channels, 8, memory, null);
    }

    /// <summary>Hands rented memory back.</summary>
    public void Dispose()
    {
        var rented = Interlocked.Exchange(ref _rented, null);
        if (rented is not null)
        {
            _memory = default;
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static int CheckedLength(int width, int height, int channels, int bitsPerChannel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        if (bitsPerChannel is not (8 or 16 or 32))
        {
            throw new ArgumentOutOfRangeException(nameof(bitsPerChannel), bitsPerChannel, "A channel has 8, 16 or 32 bits.");
        }

        return checked((int)((long)width * height * channels * (bitsPerChannel / 8)));
    }
}
