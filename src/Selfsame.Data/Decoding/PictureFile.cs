using Selfsame.Data.Decoding.Interop;

namespace Selfsame.Data.Decoding;

/// <summary>Reads and writes picture files: JPEG, PNG, WebP, TIFF, BMP and PNM are read, PNG is written.</summary>
/// <remarks>
/// JPEG: gray, RGB, YCbCr, CMYK and YCCK (both become RGB by Adobe's inverted convention, as Pillow does), baseline and progressive, 8 bits;
/// the EXIF orientation is applied. PNG: every colour type and depth; palettes become RGB, transparency becomes an alpha channel, depths
/// below 8 bits are spread over 0..255, 16 bits stay 16 bits. WebP: lossy and lossless, with and without alpha; of a moving picture the first
/// frame; the EXIF orientation is applied. TIFF: the first page; gray and RGB with or without alpha, palettes, CMYK; 1 to
/// 16 bits, those between 8 and 16 spread over 16; strips and tiles, contiguous and planar, every common compression; its orientation is applied;
/// single precision stays as it is; signed samples are refused. BMP: 1 to 32 bits a pixel, with palette or masks, plain or run-length coded. PNM: bitmap, gray
/// and colour (P1 to P6), 8 and 16 bits, spread over the whole range. A truncated or corrupt file is an error, never a partly gray picture.
/// </remarks>
public static class PictureFile
{
    /// <summary>Memory a picture may need while it is decoded; a header that asks for more is refused before anything is allocated.</summary>
    public const long DefaultMaximumBytes = 256L << 20;

    /// <summary>Names and versions of the native codec libraries, for example "libjpeg-turbo 2.1.5, libpng 1.6.39, libwebp 1.2.4, libtiff 4.5.0".</summary>
    /// <exception cref="DataException">The native library is missing.</exception>
    public static string CodecVersions => CodecLibrary.Versions();

    /// <summary>Reads a picture file.</summary>
    /// <exception cref="DataException">The file is missing, unreadable, damaged, too large or of an unknown format.</exception>
    public static Picture Read(string path, long maximumBytes = DefaultMaximumBytes)
    {
        using var reader = PictureReader.Open(path, maximumBytes);
        return reader.Read();
    }

    /// <summary>Decodes a picture file held in memory.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="nameForErrors">What messages call it.</param>
    /// <param name="maximumBytes">Memory the picture may need while it is decoded.</param>
    /// <exception cref="DataException">The file is damaged, too large or of an unknown format.</exception>
    public static unsafe Picture Decode(ReadOnlySpan<byte> file, string nameForErrors, long maximumBytes = DefaultMaximumBytes)
    {
        nint reader = 0;
        Picture? picture = null;
        try
        {
            fixed (byte* bytes = file)
            {
                CodecPictureInfo info;
                Check(CodecLibrary.Open(bytes, file.Length, maximumBytes, &reader, &info), nameForErrors);
                picture = Picture.Create(info.Width, info.Height, info.Channels, info.Bits);
                var raw = picture.Raw;
                fixed (byte* destination = raw)
                {
                    Check(CodecLibrary.Read(reader, destination, raw.Length), nameForErrors);
                }

                var result = picture;
                picture = null;
                return result;
            }
        }
        finally
        {
            picture?.Dispose();
            if (reader != 0)
            {
                CodecLibrary.Close(reader);
            }
        }
    }

    /// <summary>Reads the header of a picture file.</summary>
    /// <exception cref="DataException">The file is missing, unreadable, damaged in its header, too large or of an unknown format.</exception>
    public static PictureInfo Inspect(string path, long maximumBytes = DefaultMaximumBytes)
    {
        using var reader = PictureReader.Open(path, maximumBytes);
        return new PictureInfo(reader.Format, reader.Width, reader.Height, reader.Channels, reader.BitsPerChannel);
    }

    /// <summary>Reads the header of a picture file held in memory.</summary>
    /// <exception cref="DataException">The file is damaged in its header, too large or of an unknown format.</exception>
    public static unsafe PictureInfo Inspect(ReadOnlySpan<byte> file, string nameForErrors, long maximumBytes = DefaultMaximumBytes)
    {
        fixed (byte* bytes = file)
        {
            nint reader = 0;
            CodecPictureInfo info;
            var status = CodecLibrary.Open(bytes, file.Length, maximumBytes, &reader, &info);
            if (reader != 0)
            {
                CodecLibrary.Close(reader);
            }

            Check(status, nameForErrors);
            return new PictureInfo((PictureFormat)info.Format, info.Width, info.Height, info.Channels, info.Bits);
        }
    }

    /// <summary>Writes an 8-bit picture of 1 to 4 channels as PNG.</summary>
    /// <exception cref="DataException">The file cannot be written.</exception>
    public static void WritePng(string path, Picture picture)
    {
        var file = EncodePng(picture);
        try
        {
            File.WriteAllBytes(path, file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{path}: cannot write the picture: {OneLine(e.Message)}", e);
        }
    }

    /// <summary>Encodes an 8-bit picture of 1 to 4 channels as PNG.</summary>
    /// <exception cref="ArgumentException">The picture has 16 bits a channel, or more than four channels.</exception>
    public static unsafe byte[] EncodePng(Picture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (picture.BitsPerChannel != 8 || picture.Channels > 4)
        {
            throw new ArgumentException("PNG is written from 8-bit pictures of 1 to 4 channels.", nameof(picture));
        }

        fixed (byte* pixels = picture.Bytes)
        {
            byte* file = null;
            long length;
            Check(CodecLibrary.WritePng(pixels, picture.Width, picture.Height, picture.Channels, 6, &file, &length), "PNG");
            try
            {
                return new ReadOnlySpan<byte>(file, checked((int)length)).ToArray();
            }
            finally
            {
                CodecLibrary.Free(file);
            }
        }
    }

    /// <summary>Turns a codec's failure into an error that names the file.</summary>
    internal static void Check(CodecStatus status, string name)
    {
        if (status == CodecStatus.Done)
        {
            return;
        }

        var reason = OneLine(CodecLibrary.LastError());
        throw new DataException(status switch
        {
            CodecStatus.Damaged => $"{name}: damaged picture: {reason}",
            CodecStatus.Unsupported => $"{name}: this kind of picture is not supported: {reason}",
            CodecStatus.TooLarge => $"{name}: picture too large: {reason}",
            CodecStatus.Unknown => $"{name}: not a picture that can be read: {reason}",
            CodecStatus.Memory => $"{name}: out of memory while decoding: {reason}",
            _ => $"{name}: the picture codec failed: {reason}",
        });
    }

    /// <summary>A message without line breaks.</summary>
    internal static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
