using System.Buffers.Binary;
using System.IO.Compression;
using Selfsame.Torch.Interop;

namespace Selfsame.Torch;

/// <summary>Reads the tensors of a file that PyTorch's <c>torch.save</c> has written: a state dict, by name.</summary>
/// <remarks>
/// Both layouts are read: a zip archive (since PyTorch 1.6) and a row of pickles (before). Nothing in the file is executed; a pickle that
/// asks for anything but tensors in dictionaries is refused.
/// </remarks>
public static class TorchFile
{
    private static readonly byte[] ZipMark = "PK"u8.ToArray();

    // What stands first in the older layout: a pickle of this number.
    private static readonly byte[] OlderMark = [0x80, 0x02, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, 0x2e];

    /// <summary>Whether a file begins like one of PyTorch's.</summary>
    /// <param name="path">The file.</param>
    public static bool Recognise(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[15];
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return start[..length].StartsWith(ZipMark) || start[..length].SequenceEqual(OlderMark);
    }

    /// <summary>Reads every tensor of a state dict; where the file holds one under "state_dict" or "model", of that.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Names and tensors, in the file's order, on the CPU.</returns>
    /// <exception cref="InvalidDataException">The file is cut off, is not PyTorch's, or holds something else than tensors by name.</exception>
    public static IReadOnlyList<KeyValuePair<string, Tensor>> Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20);
        try
        {
            var mark = new byte[2];
            file.ReadExactly(mark);
            file.Position = 0;
            return mark.AsSpan().SequenceEqual(ZipMark) ? ReadArchive(path, file) : ReadRow(path, file);
        }
        catch (Exception error) when (error is EndOfStreamException or PickleException or InvalidCastException or OverflowException or TorchException)
        {
            throw new InvalidDataException($"{path} cannot be read as a file of PyTorch: {error.Message}", error);
        }
    }

    private static List<KeyValuePair<string, Tensor>> ReadArchive(string path, FileStream file)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read);
        var pickle = archive.Entries.FirstOrDefault(entry => entry.FullName.EndsWith("/data.pkl", StringComparison.Ordinal))
            ?? throw new InvalidDataException($"{path} is a zip archive, but not one of PyTorch: it has no data.pkl.");
        var folder = pickle.FullName[..^"data.pkl".Length];
        object? content;
        using (var stream = pickle.Open())
        {
            content = new PickleReader(stream).Read();
        }

        return Build(path, content, storage =>
        {
            var entry = archive.GetEntry($"{folder}data/{storage.Key}")
                ?? throw new InvalidDataException($"{path} is damaged: the numbers of '{storage.Key}' are not in it.");
            var bytes = checked(storage.Count * storage.Type.ByteCount());
            if (entry.Length < bytes)
            {
                throw new InvalidDataException($"{path} is cut off: '{storage.Key}' has {entry.Length} bytes instead of {bytes}.");
            }

            using var stream = entry.Open();
            return Fill(storage, stream, bytes);
        });
    }

    private static List<KeyValuePair<string, Tensor>> ReadRow(string path, FileStream file)
    {
        var mark = new byte[OlderMark.Length];
        file.ReadExactly(mark);
        if (!mark.AsSpan().SequenceEqual(OlderMark))
        {
            throw new InvalidDataException($"{path} is not a file that torch.save has written.");
        }

        // Version, facts about the machine, the object, then the keys of the storages that follow.
        new PickleReader(file).Read();
        new PickleReader(file).Read();
        var reader = new PickleReader(file);
        var content = reader.Read();
        var keys = new PickleReader(file).Read() as List<object?>
            ?? throw new InvalidDataException($"{path} is damaged: it does not say where its numbers are.");
        var storages = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        var length = new byte[8];
        foreach (var key in keys.Cast<string>())
        {
            file.ReadExactly(length);
            var storage = reader.Storages.FirstOrDefault(each => each.Key == key)
                ?? throw new InvalidDataException($"{path} is damaged: nothing uses the numbers of '{key}'.");
            if (BinaryPrimitives.ReadInt64LittleEndian(length) != storage.Count)
            {
                throw new InvalidDataException($"{path} is damaged: '{key}' has another length than its tensors say.");
            }

            var bytes = checked(storage.Count * storage.Type.ByteCount());
            if (bytes > file.Length - file.Position)
            {
                throw new InvalidDataException($"{path} is cut off: '{key}' needs {bytes} bytes, {file.Length - file.Position} are left.");
            }

            storages[key] = Fill(storage, file, bytes);
        }

        return Build(path, content, storage => storages.TryGetValue(storage.Key, out var tensor)
            ? tensor
            : throw new InvalidDataException($"{path} is damaged: the numbers of '{storage.Key}' are not in it."));
    }

    private static Tensor Fill(PickleStorage storage, Stream stream, long bytes)
    {
        var tensor = Tensor.Empty([storage.Count], storage.Type);
        NativeSpan.ReadBytes(tensor, stream, bytes);
        return tensor;
    }

    private static List<KeyValuePair<string, Tensor>> Build(string path, object? content, Func<PickleStorage, Tensor> read)
    {
        var dictionary = content as PickleDictionary
            ?? throw new InvalidDataException($"{path} does not hold tensors by name; save the state dict of the model.");
        foreach (var name in new[] { "state_dict", "model" })
        {
            dictionary = dictionary.Find(name) as PickleDictionary ?? dictionary;
        }

        var storages = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        var result = new List<KeyValuePair<string, Tensor>>();
        foreach (var (key, value) in dictionary.Entries)
        {
            if (key is not string name || value is not PickleTensor tensor)
            {
                throw new InvalidDataException($"{path} holds '{key}', which is no tensor; save the state dict of the model.");
            }

            if (!storages.TryGetValue(tensor.Storage.Key, out var numbers))
            {
                numbers = storages[tensor.Storage.Key] = read(tensor.Storage);
            }

            result.Add(new(name, numbers.AsStrided(tensor.Shape, tensor.Strides, tensor.Offset).Clone()));
        }

        return result;
    }
}
