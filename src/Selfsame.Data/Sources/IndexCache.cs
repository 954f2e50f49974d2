using System.Security.Cryptography;
using System.Text;

namespace Selfsame.Data.Sources;

/// <summary>
/// Keeps what listing a large source found in the user's cache folder: <c>SELFSAME_CACHE</c>, else <c>selfsame</c> in <c>XDG_CACHE_HOME</c> or
/// <c>~/.cache</c>.
/// </summary>
/// <remarks>
/// An entry is written beside its place, synced and renamed, so that several processes may read and write at once. It ends in a hash of
/// all before it: one that is damaged counts as absent. Where nothing can be written, nothing is kept. Entries can be deleted at any time.
/// </remarks>
internal sealed class IndexCache
{
    private const string Mark = "selfsame index 1";

    private readonly string? _folder;

    private IndexCache(string? folder) => _folder = folder;

    /// <summary>The cache of the user who runs this process.</summary>
    internal static IndexCache OfUser() => new(
        Environment.GetEnvironmentVariable("SELFSAME_CACHE") is { Length: > 0 } own ? Path.GetFullPath(own)
        : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } shared && Path.IsPathRooted(shared) ? Path.Combine(shared, "selfsame")
        : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 0 } home ? Path.Combine(home, ".cache", "selfsame")
        : null);

    /// <summary>Reads an entry.</summary>
    /// <param name="key">What it is about.</param>
    /// <param name="parse">Makes something of its content; null if it is out of date.</param>
    /// <returns>What was made of it; null where there is none, or none that is whole.</returns>
    internal T? Read<T>(string key, Func<BinaryReader, T?> parse)
        where T : class
    {
        try
        {
            if (_folder is null || !File.Exists(FileOf(key)))
            {
                return null;
            }

            using var file = new FileStream(FileOf(key), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16);
            using var reader = new BinaryReader(file, Encoding.UTF8);
            return IsWhole(file) && reader.ReadString() == Mark && reader.ReadString() == key ? parse(reader) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes an entry, or none where that is impossible.</summary>
    internal void Write(string key, Action<BinaryWriter> content)
    {
        if (_folder is null)
        {
            return;
        }

        string? temporary = null;
        try
        {
            var path = FileOf(key);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            temporary = $"{path}.{Environment.ProcessId}-{Guid.NewGuid():N}";
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                using var hash = SHA256.Create();
                using (var hashed = new CryptoStream(file, hash, CryptoStreamMode.Write, leaveOpen: true))
                using (var writer = new BinaryWriter(new BufferedStream(hashed, 1 << 16), Encoding.UTF8))
                {
                    writer.Write(Mark);
                    writer.Write(key);
                    content(writer);
                }

                file.Write(hash.Hash!);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Delete(temporary);
        }
    }

    /// <summary>Removes an entry that turned out to be wrong.</summary>
    internal void Forget(string key) => Delete(_folder is null ? null : FileOf(key));

    private static void Delete(string? path)
    {
        try
        {
            if (path is not null)
            {
                File.Delete(path);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It could not be written, so it need not be deleted either.
        }
    }

    private static bool IsWhole(FileStream file)
    {
        var left = file.Length - SHA256.HashSizeInBytes;
        if (left < 0)
        {
            return false;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        while (left > 0)
        {
            var count = (int)Math.Min(left, buffer.Length);
            file.ReadExactly(buffer, 0, count);
            hash.AppendData(buffer, 0, count);
            left -= count;
        }

        Span<byte> written = stackalloc byte[SHA256.HashSizeInBytes];
        file.ReadExactly(written);
        file.Position = 0;
        return hash.GetHashAndReset().AsSpan().SequenceEqual(written);
    }

    private string FileOf(string key) => Path.Combine(_folder!, "index", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16)));
}
