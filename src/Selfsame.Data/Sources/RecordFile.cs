using System.IO.Compression;
using Microsoft.Win32.SafeHandles;

namespace Selfsame.Data.Sources;

/// <summary>A binary file that is read at any place from several threads: a plain file where it lies, a gzip file unpacked in memory.</summary>
internal sealed class RecordFile
{
    private readonly SafeFileHandle? _handle;
    private readonly byte[] _content = [];

    private RecordFile(string path)
    {
        FilePath = path;
        try
        {
            var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.RandomAccess);
            Span<byte> start = stackalloc byte[2];
            if (RandomAccess.Read(handle, start, 0) == 2 && start[0] == 0x1F && start[1] == 0x8B)
            {
                handle.Dispose();
                _content = Unpack(path);
                Length = _content.Length;
            }
            else
            {
                _handle = handle;
                Length = RandomAccess.GetLength(handle);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{path} cannot be read: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }

    internal string FilePath { get; }

    internal long Length { get; }

    internal static RecordFile Open(string path) => new(path);

    /// <summary>Fills the destination from the given place.</summary>
    internal void Read(long offset, Span<byte> destination)
    {
        if (offset + destination.Length > Length)
        {
            throw new DataException($"{FilePath} is cut off: {offset + destination.Length:N0} bytes are needed, it has {Length:N0}. Fetch it again.");
        }

        if (_handle is null)
        {
            _content.AsSpan((int)offset, destination.Length).CopyTo(destination);
            return;
        }

        try
        {
            while (destination.Length > 0)
            {
                var count = RandomAccess.Read(_handle, destination, offset);
                if (count == 0)
                {
                    throw new DataException($"{FilePath} became shorter while it was in use. Start again.");
                }

                destination = destination[count..];
                offset += count;
            }
        }
        catch (IOException error)
        {
            throw new DataException($"{FilePath} cannot be read: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }

    private static byte[] Unpack(string path)
    {
        try
        {
            using var unpacked = new MemoryStream();
            using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
            stream.CopyTo(unpacked);
            return unpacked.ToArray();
        }
        catch (InvalidDataException error)
        {
            throw new DataException($"{path} is a damaged gzip file: {error.Message.ReplaceLineEndings(" ")} Fetch it again.", error);
        }
    }
}
