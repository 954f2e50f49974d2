using Selfsame.Data.Decoding;

namespace Selfsame.Data.Transforms;

/// <summary>Brings a picture's channels and depth to what a canvas takes, with as little copying as it can.</summary>
internal static class ChannelConversion
{
    /// <summary>8-bit interleaved values. For colour, a source of 1, 3 or 4 channels is passed on as it is: the canvas picks what it needs.</summary>
    public static Memory<byte> Prepare(Picture picture, PictureChannels channels, PlaneBuffer scratch, out int sourceChannels)
    {
        if (channels != PictureChannels.AsStored && picture.Channels > 4)
        {
            throw new DataException(
                $"A picture of {picture.Channels} channels cannot become {channels}: ask for channels AsStored, and switch colour operations off.");
        }

        var values = (long)picture.Width * picture.Height;
        var isDirect = picture.BitsPerChannel == 8 && channels switch
        {
            PictureChannels.Rgb => picture.Channels != 2,
            PictureChannels.Gray => picture.Channels == 1,
            _ => true,
        };
        if (isDirect)
        {
            sourceChannels = picture.Channels;
            return picture.Memory;
        }

        sourceChannels = channels switch
        {
            PictureChannels.Rgb => picture.Channels <= 2 ? 1 : 3,
            PictureChannels.Gray => 1,
            _ => picture.Channels,
        };
        var target = scratch.Borrow(checked((int)(values * sourceChannels)));
        if (picture.BitsPerChannel == 8)
        {
            Convert8(picture.Bytes, picture.Channels, target.Span, sourceChannels);
        }
        else
        {
            Convert16(picture.Words, picture.Channels, target.Span, sourceChannels);
        }

        return target;
    }

    private static void Convert8(ReadOnlySpan<byte> source, int sourceChannels, Span<byte> target, int targetChannels)
    {
        for (int from = 0, to = 0; from < source.Length; from += sourceChannels, to += targetChannels)
        {
            var pixel = source.Slice(from, sourceChannels);
            if (targetChannels == 1)
            {
                target[to] = sourceChannels < 3 ? pixel[0] : (byte)ColourKernels.GrayOf(pixel[0], pixel[1], pixel[2]);
            }
            else
            {
                pixel[..targetChannels].CopyTo(target[to..]);
            }
        }
    }

    private static void Convert16(ReadOnlySpan<ushort> source, int sourceChannels, Span<byte> target, int targetChannels)
    {
        for (int from = 0, to = 0; from < source.Length; from += sourceChannels, to += targetChannels)
        {
            var pixel = source.Slice(from, sourceChannels);
            if (targetChannels == 1 && sourceChannels >= 3)
            {
                target[to] = (byte)ColourKernels.GrayOf(Round(pixel[0]), Round(pixel[1]), Round(pixel[2]));
                continue;
            }

            for (var c = 0; c < targetChannels; c++)
            {
                target[to + c] = (byte)Round(pixel[c]);
            }
        }
    }

    private static int Round(ushort value) => (value + 128) / 257;
}
