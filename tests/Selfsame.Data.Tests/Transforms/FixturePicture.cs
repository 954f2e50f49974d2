using System.IO.Compression;
using System.Text.Json;
using Selfsame.Data.Decoding;

namespace Selfsame.Data.Tests.Transforms;

/// <summary>A picture of transforms/torchvision.json: base64 of zlib of interleaved bytes.</summary>
internal static class FixturePicture
{
    public static Picture Read(JsonElement element)
    {
        using var packed = new ZLibStream(new MemoryStream(element.GetProperty("pixels").GetBytesFromBase64()), CompressionMode.Decompress);
        var picture = Picture.Create(
            element.GetProperty("width").GetInt32(), element.GetProperty("height").GetInt32(), element.GetProperty("channels").GetInt32());
        packed.ReadExactly(picture.Bytes);
        return picture;
    }
}
