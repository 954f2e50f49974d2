using System.Buffers.Binary;
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
                Append(hash, picture);
            }
        }
        catch (DataException error)
        {
            return new InspectedSample([], 0, error.Message);
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return new InspectedSample(pictures, BinaryPrimitives.ReadUInt128LittleEndian(digest), null);
    }

    private static void Append(IncrementalHash hash, Picture picture)
    {
        Span<byte> shape = stackalloc byte[16];
        BinaryPrimitives.WriteInt32LittleEndian(shape, picture.Width);
        BinaryPrimitives.WriteInt32LittleEndian(shape[4..], picture.Height);
        BinaryPrimitives.WriteInt32LittleEndian(shape[8..], picture.Channels);
        BinaryPrimitives.WriteInt32LittleEndian(shape[12..], picture.BitsPerChannel);
        hash.AppendData(shape);
        hash.AppendData(picture.Raw);
    }
}
