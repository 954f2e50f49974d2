using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using Selfsame.Data.Decoding.Interop;
using Selfsame.Data.Transforms;

namespace Selfsame.Data.Decoding;

/// <summary>A picture file whose header has been read and whose pixels have not: what to decode may depend on its size.</summary>
/// <remarks>The file is held in rented memory until <see cref="Dispose"/>. A reader decodes once and belongs to one thread.</remarks>
public sealed unsafe class PictureReader : IDisposable
{
    private const long LargestKnown = 1L << 30;

    private readonly object _name; // a string, or the same as UTF-8 with a zero at its end
    private readonly byte[] _file;
    private GCHandle _pin;
    private nint _reader;

    private PictureReader(object name, byte[] file, int length, long maximumBytes)
    {
        _name = name;
        _file = file;
        FileBytes = length;
        _pin = GCHandle.Alloc(file, GCHandleType.Pinned);
        nint reader = 0;
        CodecPictureInfo info;
        var status = CodecLibrary.Open((byte*)_pin.AddrOfPinnedObject(), length, maximumBytes, &reader, &info);
        _reader = reader;
        if (status != CodecStatus.Done)
        {
            Dispose();
            PictureFile.Check(status, Name);
        }

        Format = (PictureFormat)info.Format;
        (Width, Height, Channels, BitsPerChannel) = (info.Width, info.Height, info.Channels, info.Bits);
        ReadsParts = info.Croppable != 0;
    }

    /// <summary>The file format.</summary>
    public PictureFormat Format { get; }

    /// <summary>Columns, after the EXIF orientation has been applied.</summary>
    public int Width { get; }

    /// <summary>Rows, after the EXIF orientation has been applied.</summary>
    public int Height { get; }

    /// <summary>Values per pixel once decoded.</summary>
    public int Channels { get; }

    /// <summary>8, 16 or 32 (single precision), once decoded.</summary>
    public int BitsPerChannel { get; }

    /// <summary>Whether a part costs less than the whole: true for JPEG files of one scan.</summary>
    public bool ReadsParts { get; }

    /// <summary>The length of the file, in bytes.</summary>
    public long FileBytes { get; }

    private string Name => _name as string ?? Encoding.UTF8.GetString(((byte[])_name).AsSpan()[..^1]);

    /// <summary>Reads a file and its header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maximumBytes">Memory the picture may need while it is decoded.</param>
    /// <exception cref="DataException">The file is missing, unreadable, damaged in its header, too large or of an unknown format.</exception>
    public static PictureReader Open(string path, long maximumBytes = PictureFile.DefaultMaximumBytes)
    {
        var file = WholeFile.Read(path, out var length);
        return new PictureReader(path, file, length, maximumBytes);
    }

    /// <summary>Reads a file whose length is known, and its header; null where it has another length, or cannot be read.</summary>
    /// <param name="path">The file, as UTF-8 that ends with a zero: no string is made of it unless something is wrong.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <exception cref="DataException">The file is damaged in its header, too large or of an unknown format.</exception>
    internal static PictureReader? Open(byte[] path, long length) =>
        length is >= 0 and < LargestKnown && WholeFile.Read(path, (int)length) is { } file
            ? new PictureReader(path, file, (int)length, PictureFile.DefaultMaximumBytes)
            : null;

    /// <summary>Takes over a file held in memory rented from the shared pool; it is given back even where this fails.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="rented">The memory, which begins with the file.</param>
    /// <param name="length">The length of the file.</param>
    /// <exception cref="DataException">The file is damaged in its header, too large or of an unknown format.</exception>
    internal static PictureReader Adopt(string name, byte[] rented, int length) => new(name, rented, length, PictureFile.DefaultMaximumBytes);

    /// <summary>Decodes the whole picture.</summary>
    /// <exception cref="DataException">The file is damaged.</exception>
    public Picture Read()
    {
        var picture = Picture.Create(Width, Height, Channels, BitsPerChannel);
        fixed (byte* destination = picture.Raw)
        {
            return Finish(picture, CodecLibrary.Read(_reader, destination, picture.Raw.Length));
        }
    }

    /// <summary>
    /// Decodes at least a part of the picture: exactly that part where this saves work, else the whole. Its values are those of the whole picture,
    /// bit by bit, and a file that is damaged anywhere is refused as it is when read whole.
    /// </summary>
    /// <param name="box">The part, within the picture.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part is not within the picture.</exception>
    /// <exception cref="DataException">The file is damaged.</exception>
    public PicturePart ReadPart(CropBox box)
    {
        if (box.Left < 0 || box.Top < 0 || box.Width < 1 || box.Height < 1 || box.Width > Width - box.Left || box.Height > Height - box.Top)
        {
            throw new ArgumentOutOfRangeException(nameof(box), box, $"The part is not within a picture of {Width} x {Height}.");
        }

        if (!ReadsParts || (box.Width == Width && box.Height == Height))
        {
            return PicturePart.Whole(Read());
        }

        var picture = Picture.Create(box.Width, box.Height, Channels);
        fixed (byte* destination = picture.Raw)
        {
            Finish(picture, CodecLibrary.ReadPart(_reader, box.Left, box.Top, box.Width, box.Height, destination, picture.Raw.Length));
        }

        return new PicturePart(picture, box.Left, box.Top, Width, Height);
    }

    /// <summary>Gives the file's memory back.</summary>
    public void Dispose()
    {
        if (!_pin.IsAllocated)
        {
            return;
        }

        if (_reader != 0)
        {
            CodecLibrary.Close(_reader);
            _reader = 0;
        }

        _pin.Free();
        ArrayPool<byte>.Shared.Return(_file);
    }

    private Picture Finish(Picture picture, CodecStatus status)
    {
        if (status != CodecStatus.Done)
        {
            picture.Dispose();
            PictureFile.Check(status, Name);
        }

        return picture;
    }
}
