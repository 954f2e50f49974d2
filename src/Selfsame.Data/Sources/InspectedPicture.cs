using System.Buffers.Binary;
using System.Security.Cryptography;
using Selfsame.Data.Decoding;

namespace Selfsame.Data.Sources;

/// <summary>What an inspection keeps of a picture.</summary>
internal readonly record struct InspectedPicture(int Width, int Height, int Channels, int BitsPerChannel, UInt128 Hash, string? Problem)
{
    internal static InspectedPicture Read(PictureSource source, int index)
    {
        try
        {
            using var picture = source.Read(index);
            return new InspectedPicture(picture.Width, picture.Height, picture.Channels, picture.BitsPerChannel, HashOf(picture), null);
        }
        catch (DataException error)
        {
            return new InspectedPicture(0, 0, 0, 0, 0, error.Message);
        }
    }

    private static UInt128 HashOf(Picture picture)
    {
        Span<byte> shape = stackalloc byte[16];
        BinaryPrimitives.WriteInt32LittleEndian(shape, picture.Width);
        BinaryPrimitives.WriteInt32LittleEndian(shape[4..], picture.Height);
        BinaryPrimitives.WriteInt32LittleEndian(shape[8..], picture.Channels);
        BinaryPrimitives.WriteInt32LittleEndian(shape[12..], picture.BitsPerChannel);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(shape);
        hash.AppendData(picture.Raw);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }
}
