using Selfsame.Data.Decoding;
using Selfsame.Data.Random;

namespace Selfsame.Data.Tests.Transforms;

/// <summary>Pictures of random values, half of them extremes, so that rounding and cutting off are met.</summary>
internal static class PatternPicture
{
    public static Picture Create(int width, int height, int channels, int bits = 8, int seed = 0)
    {
        var picture = Picture.Create(width, height, channels, bits);
        var random = Philox.At(seed, width, height, channels, RandomPurpose.Initialisation);
        for (var i = 0; i < width * height * channels; i++)
        {
            var word = random.Next(4) switch
            {
                0 => 0,
                1 => 65535,
                _ => random.Next(65536),
            };
            switch (bits)
            {
                case 8:
                    picture.Bytes[i] = (byte)(word >> 8);
                    break;
                case 16:
                    picture.Words[i] = (ushort)word;
                    break;
                default:
                    picture.Singles[i] = word / 65535f;
                    break;
            }
        }

        return picture;
    }

    /// <summary>One channel of a picture as a picture of its own.</summary>
    public static Picture Channel(Picture picture, int channel)
    {
        var one = Picture.Create(picture.Width, picture.Height, 1, picture.BitsPerChannel);
        for (var i = 0; i < picture.Width * picture.Height; i++)
        {
            var from = (i * picture.Channels) + channel;
            switch (picture.BitsPerChannel)
            {
                case 8:
                    one.Bytes[i] = picture.Bytes[from];
                    break;
                case 16:
                    one.Words[i] = picture.Words[from];
                    break;
                default:
                    one.Singles[i] = picture.Singles[from];
                    break;
            }
        }

        return one;
    }
}
