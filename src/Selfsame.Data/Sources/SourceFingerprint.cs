using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Selfsame.Data.Sources;

/// <summary>The hash that says whether two sources hold the same pictures, without reading them.</summary>
internal static class SourceFingerprint
{
    private const int BytesKept = 16;

    internal static string Of(PictureSource source)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[256];
        for (var i = 0; i < source.Count; i++)
        {
            var identity = source.Identity(i);
            var needed = Encoding.UTF8.GetMaxByteCount(identity.Length) + 1 + sizeof(long);
            if (buffer.Length < needed)
            {
                buffer = new byte[needed];
            }

            var length = Encoding.UTF8.GetBytes(identity, buffer);
            buffer[length++] = 0;
            BinaryPrimitives.WriteInt64LittleEndian(buffer.AsSpan(length), source.StoredBytes(i));
            hash.AppendData(buffer.AsSpan(0, length + sizeof(long)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, BytesKept));
    }
}
