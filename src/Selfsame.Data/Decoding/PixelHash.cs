using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Selfsame.Data.Decoding;

/// <summary>A hash over size, kind and values of a picture's pixels: equal for equal pictures, however they are stored.</summary>
public static class PixelHash
{
    /// <summary>Hashes a picture.</summary>
    /// <param name="picture">Any picture.</param>
    public static UInt128 Of(Picture picture)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, picture);
        return Finish(hash);
    }

    internal static void Append(IncrementalHash hash, Picture picture)
    {
        Span<byte> shape = stackalloc byte[16];
        BinaryPrimitives.WriteInt32LittleEndian(shape, picture.Width);
        BinaryPrimitives.WriteInt32LittleEndian(shape[4..], picture.Height);
        BinaryPrimitives.WriteInt32LittleEndian(shape[8..], picture.Channels);
        BinaryPrimitives.WriteInt32LittleEndian(shape[12..], picture.BitsPerChannel);
        hash.AppendData(shape);
        hash.AppendData(picture.Raw);
    }

    internal static UInt128 Finish(IncrementalHash hash)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }
}
