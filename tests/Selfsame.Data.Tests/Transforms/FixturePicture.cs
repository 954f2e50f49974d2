using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;
using Selfsame.Data.Decoding;

namespace Selfsame.Data.Tests.Transforms;

/// <summary>A picture of transforms/*.json: base64 of zlib of interleaved values.</summary>
internal static class FixturePicture
{
    /// <summary>A picture of 8, 16 or 32 bits.</summary>
    public static Picture Read(JsonElement element, int bits = 8)
    {
        using var packed = new ZLibStream(new MemoryStream(element.GetProperty("pixels").GetBytesFromBase64()), CompressionMode.Decompress);
        var picture = Picture.Create(
            element.GetProperty("width").GetInt32(), element.GetProperty("height").GetInt32(), element.GetProperty("channels").GetInt32(), bits);
        packed.ReadExactly(bits switch
        {
            8 => picture.Bytes,
            16 => MemoryMarshal.AsBytes(picture.Words),
            _ => MemoryMarshal.AsBytes(picture.Singles),
        });
        return picture;
    }
}
