using System.Security.Cryptography;
using Selfsame.Data.Decoding;

namespace Selfsame.Data.Sources;

/// <summary>What an inspection finds in a sample: its pictures' sizes and kinds of pixels, a hash over all their pixels, or why it cannot be read.</summary>
internal sealed record InspectedSample(InspectedPicture[] Pictures, UInt128 Hash, string? Problem)
{
    internal static InspectedSample Read(PictureSource source, int index)
    {
        var pictures = new InspectedPicture[source.PicturesPerSample];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            for (var part = 0; part < pictures.Length; part++)
            {
                using var picture = source.Read(index, part);
                pictures[part] = new InspectedPicture(picture.Width, picture.Height, picture.Channels, picture.BitsPerChannel);
                PixelHash.Append(hash, picture);
            }
        }
        catch (DataException error)
        {
            return new InspectedSample([], 0, error.Message);
        }

        return new InspectedSample(pictures, PixelHash.Finish(hash), null);
    }
}
