using System.Buffers;
using Microsoft.Win32.SafeHandles;
using Selfsame.Data.Decoding;

namespace Selfsame.Data.Sources;

/// <summary>A tar file whose pictures are read where they lie.</summary>
internal sealed class TarShard
{
    private static readonly TimeSpan CoarsestClock = TimeSpan.FromSeconds(2);

    private readonly string _path;
    private readonly string _name;
    private readonly long _length;
    private readonly long _ticks;

    private TarShard(string path, long length, long ticks, TarIndex index)
    {
        _path = path;
        _name = Path.GetFileName(path);
        _length = length;
        _ticks = ticks;
        Index = index;
    }

    internal TarIndex Index { get; }

    /// <summary>Opens a shard: by the index of an earlier run if it has not changed since, else by reading its headers.</summary>
    /// <param name="path">The file.</param>
    /// <param name="picture">The extension of the pictures, without a dot; null for any that is one of pictures.</param>
    /// <exception cref="DataException">The file cannot be read, or is no tar file that can be.</exception>
    internal static TarShard Open(string path, string? picture)
    {
        try
        {
            var full = Path.GetFullPath(path);
            var cache = IndexCache.OfUser();
            var key = $"tar {PictureExtensions.All} {picture} {full}";
            var now = DateTime.UtcNow;
            using var handle = File.OpenHandle(full);
            var (length, ticks) = (RandomAccess.GetLength(handle), File.GetLastWriteTimeUtc(handle).Ticks);
            var index = cache.Read(key, reader => reader.ReadInt64() == length && reader.ReadInt64() == ticks ? TarIndex.Read(reader) : null);
            if (index is null)
            {
                RefuseCompressed(handle, path);
                index = new TarIndexer(path, picture).Index();
                if (ticks < (now - CoarsestClock).Ticks)
                {
                    cache.Write(key, writer =>
                    {
                        writer.Write(length);
                        writer.Write(ticks);
                        index.Write(writer);
                    });
                }
            }

            return new TarShard(path, length, ticks, index);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{path} cannot be read: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }

    internal string Identity(int place) => $"{_name}/{Index.Name(place)}";

    /// <exception cref="DataException">The shard changed or cannot be read, or the picture is damaged in its header.</exception>
    internal PictureReader OpenReader(int place)
    {
        var length = Index.Bytes(place);
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            using var handle = OpenUnchanged();
            ReadExactly(handle, rented.AsSpan(0, length), Index.Offset(place));
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(rented);
            throw;
        }

        return PictureReader.Adopt($"{_path}/{Index.Name(place)}", rented, length);
    }

    /// <summary>Reads all that lies between two pictures, and forgets it.</summary>
    internal void ReadThrough(int from, int to, byte[] buffer)
    {
        using var handle = OpenUnchanged();
        var end = Index.Offset(to - 1) + Index.Bytes(to - 1);
        for (var offset = Index.Offset(from); offset < end; offset += buffer.Length)
        {
            ReadExactly(handle, buffer.AsSpan(0, (int)Math.Min(buffer.Length, end - offset)), offset);
        }
    }

    private SafeFileHandle OpenUnchanged()
    {
        SafeFileHandle? handle = null;
        try
        {
            handle = File.OpenHandle(_path);
            if (RandomAccess.GetLength(handle) == _length && File.GetLastWriteTimeUtc(handle).Ticks == _ticks)
            {
                return handle;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{_path} cannot be read: {error.Message.ReplaceLineEndings(" ")}", error);
        }

        handle.Dispose();
        throw new DataException($"{_path} changed while it was in use. Start again.");
    }

    private void ReadExactly(SafeFileHandle handle, Span<byte> destination, long offset)
    {
        try
        {
            while (destination.Length > 0)
            {
                var count = RandomAccess.Read(handle, destination, offset);
                if (count == 0)
                {
                    throw new DataException($"{_path} became shorter while it was in use. Start again.");
                }

                destination = destination[count..];
                offset += count;
            }
        }
        catch (IOException error)
        {
            throw new DataException($"{_path} cannot be read: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }

    private static void RefuseCompressed(SafeFileHandle handle, string path)
    {
        Span<byte> start = stackalloc byte[4];
        start = start[..RandomAccess.Read(handle, start, 0)];
        var (kind, program) =
            start.StartsWith<byte>([0x1F, 0x8B]) ? ("gzip", "gunzip")
            : start.StartsWith<byte>([0x28, 0xB5, 0x2F, 0xFD]) ? ("zstd", "unzstd")
            : start.StartsWith<byte>([0xFD, 0x37, 0x7A, 0x58]) ? ("xz", "unxz")
            : start.StartsWith("BZh"u8) ? ("bzip2", "bunzip2")
            : (null, null);
        if (kind is not null)
        {
            throw new DataException(
                $"{path} is compressed with {kind}, so that no picture in it can be reached without unpacking all before it: run '{program} {path}' first. "
                + "Pictures are compressed already, so little is lost.");
        }
    }
}
