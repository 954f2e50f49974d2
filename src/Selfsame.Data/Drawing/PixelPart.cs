using System.Buffers;
using Selfsame.Data.Decoding;
using Selfsame.Data.Transforms;
using Selfsame.Data.Transforms.Kernels;

namespace Selfsame.Data.Drawing;

/// <summary>The pixels of a decoded picture or part with the channels of the recipe, 8 bits each, in rented memory.</summary>
internal sealed class PixelPart : IDisposable
{
    private byte[]? _values;

    /// <exception cref="DataException">The picture's channels or depth do not suit.</exception>
    internal PixelPart(Picture picture, int channels)
    {
        if (picture.Channels != channels && (picture.Channels > 4 || channels is not (1 or 3)))
        {
            throw new DataException(
                $"A picture of {picture.Channels} channels cannot become one of {channels}: ask for channels AsStored, and switch colour operations off.");
        }

        Picture = picture;
        Bytes = checked(picture.Width * picture.Height * channels);
        _values = ArrayPool<byte>.Shared.Rent(Bytes);
        var values = _values.AsSpan(0, Bytes);
        switch (picture.BitsPerChannel)
        {
            case 8 when picture.Channels == channels:
                picture.Bytes.CopyTo(values);
                break;
            case 8:
                Convert(picture.Bytes, picture.Channels, values, channels, value => value);
                break;
            case 16:
                Convert(picture.Words, picture.Channels, values, channels, value => (byte)((value + 128) / 257));
                break;
            default:
                throw new DataException($"Pictures of {picture.BitsPerChannel} bits a channel have no device views: make the views on the processor.");
        }
    }

    /// <summary>What it was copied from: only to be compared.</summary>
    internal Picture Picture { get; }

    /// <summary>How many values there are.</summary>
    internal int Bytes { get; }

    internal ReadOnlySpan<byte> Values => _values.AsSpan(0, Bytes);

    /// <summary>Hands the memory back.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _values, null) is { } values)
        {
            ArrayPool<byte>.Shared.Return(values);
        }
    }

    // Gray is repeated, colour becomes luma where one channel is wanted, alpha is left out: as the processor's views have it.
    private static void Convert<T>(ReadOnlySpan<T> source, int sourceChannels, Span<byte> target, int channels, Func<T, byte> toByte)
    {
        var step = sourceChannels < 3 || channels == 1 ? 0 : 1;
        for (int from = 0, to = 0; to < target.Length; from += sourceChannels, to += channels)
        {
            if (sourceChannels >= 3 && channels == 1)
            {
                target[to] = (byte)ScalarColour.GrayOf(toByte(source[from]), toByte(source[from + 1]), toByte(source[from + 2]));
                continue;
            }

            for (var c = 0; c < channels; c++)
            {
                target[to + c] = toByte(source[from + (c * (sourceChannels == channels ? 1 : step))]);
            }
        }
    }
}
