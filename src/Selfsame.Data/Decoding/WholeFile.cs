using System.Buffers;
using Selfsame.Data.Decoding.Interop;

namespace Selfsame.Data.Decoding;

/// <summary>Whole files, read into rented memory.</summary>
internal static unsafe class WholeFile
{
    private const int UsualBytes = 64 << 10;

    /// <summary>Reads a file into memory of the shared pool, to be given back; the memory begins with the file.</summary>
    /// <exception cref="DataException">The file is missing, unreadable, far too large, or changes while it is read.</exception>
    internal static byte[] Read(string path, out int length)
    {
        var (file, size) = ReadAtOnce(path, UsualBytes);
        if (file is null && size is >= UsualBytes and < int.MaxValue / 2)
        {
            (file, size) = ReadAtOnce(path, (int)size + 1);
        }

        length = (int)size;
        return file ?? ReadByRuntime(path, out length);
    }

    /// <summary>Reads a file whose length is known; null where it has another, or cannot be read.</summary>
    /// <param name="path">The file, as UTF-8 that ends with a zero.</param>
    /// <param name="length">Its length in bytes.</param>
    internal static byte[]? Read(ReadOnlySpan<byte> path, int length)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(length + 1);
        fixed (byte* name = path)
        {
            fixed (byte* destination = buffer)
            {
                if (CodecLibrary.ReadFile(name, destination, length) == CodecStatus.Done)
                {
                    return buffer;
                }
            }
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return null;
    }

    // Null where that much memory does not do, or the file cannot be read.
    private static (byte[]? File, long Size) ReadAtOnce(string path, int capacity)
    {
        if (path.Length == 0 || path.Contains('\0'))
        {
            return default;
        }

        long size;
        var buffer = ArrayPool<byte>.Shared.Rent(capacity);
        fixed (byte* destination = buffer)
        {
            if (CodecLibrary.ReadFile(Path.GetFullPath(path), destination, buffer.Length, &size) == CodecStatus.Done)
            {
                return (buffer, size);
            }
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return (null, size);
    }

    // The runtime's way takes more calls of the system, and has the words for what is wrong.
    private static byte[] ReadByRuntime(string path, out int length)
    {
        byte[]? buffer = null;
        try
        {
            // Sharing with writers spares the lock that .NET would take and give back for each file; one that changes is noticed below.
            using var handle = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
            var size = RandomAccess.GetLength(handle);
            if (size >= Array.MaxLength)
            {
                throw new DataException($"{path}: cannot read the file: it has {size >> 20} MiB, which is no picture.");
            }

            // One byte more is asked for than there should be: a file that has grown gives it.
            buffer = ArrayPool<byte>.Shared.Rent((int)size + 1);
            length = 0;
            int read;
            do
            {
                read = RandomAccess.Read(handle, buffer.AsSpan(length, (int)size + 1 - length), length);
                length += read;
            }
            while (read > 0 && length < size);

            if (length != size)
            {
                throw new IOException($"it had {size} bytes when it was opened and has {RandomAccess.GetLength(handle)} now: something is writing to it.");
            }

            return buffer;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (buffer is not null)
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }

            throw new DataException($"{path}: cannot read the file: {PictureFile.OneLine(e.Message)}", e);
        }
    }
}
