using System.Formats.Tar;

namespace Selfsame.Data.Sources;

/// <summary>Reads the headers of a shard once, from front to back: the pictures are passed over, the small files with labels are read.</summary>
/// <remarks>
/// The layout is WebDataset's: files whose names are equal up to the first dot of the base name are one sample. They need not lie beside
/// each other.
/// </remarks>
internal sealed class TarIndexer(string path, string? picture)
{
    private const int BlockBytes = 512;
    private const int ChecksumPlace = 148;
    private const int ChecksumBytes = 8;

    private readonly Dictionary<string, TarSample> _samples = new(StringComparer.Ordinal);
    private readonly List<TarSample> _pictures = [];
    private readonly SortedDictionary<string, int> _otherExtensions = new(StringComparer.Ordinal);
    private string _damage = "";

    /// <exception cref="DataException">It is no tar file, holds no pictures, or holds some in a way that is not read.</exception>
    internal TarIndex Index()
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        using var reader = new TarReader(file, leaveOpen: true);
        var end = 0L; // of the last entry that is whole
        try
        {
            while (reader.GetNextEntry() is { } entry)
            {
                // Taken first, as reading a label file closes its entry.
                var next = entry.DataOffset + ((entry.Length + BlockBytes - 1) / BlockBytes * BlockBytes);
                if (!IsHeader(file, entry.DataOffset - BlockBytes))
                {
                    throw new InvalidDataException("a header whose check sum is wrong");
                }

                if (entry.DataOffset + entry.Length > file.Length)
                {
                    _damage = $"is cut off: it ends at byte {file.Length:N0}, in the middle of {entry.Name}";
                    break;
                }

                Add(entry);
                end = next;
            }

            if (_damage.Length == 0 && file.Length - end is > 0 and < BlockBytes)
            {
                _damage = $"is cut off: it ends at byte {file.Length:N0}, in the middle of a header";
            }
        }
        catch (NotSupportedException error)
        {
            throw new DataException(
                $"{path}: the file behind byte {end:N0} is stored in a way that is not read, such as with holes: pack the shard again without --sparse. "
                + error.Message.ReplaceLineEndings(" "), error);
        }
        catch (EndOfStreamException)
        {
            _damage = $"is cut off: it ends at byte {file.Length:N0}, in the middle of a header";
        }
        catch (Exception error) when (error is InvalidDataException or FormatException or OverflowException or ArgumentException)
        {
            _damage = end == 0 ? "is no tar file" : $"is damaged behind byte {end:N0} ({error.Message.ReplaceLineEndings(" ")})";
        }

        return _pictures.Count > 0 ? Build() : throw NoPictures();
    }

    // The sum of all bytes, those of the sum itself counting as spaces. The library reads it and does not compare it.
    private static bool IsHeader(FileStream file, long offset)
    {
        Span<byte> header = stackalloc byte[BlockBytes];
        if (offset < 0 || RandomAccess.Read(file.SafeFileHandle, header, offset) < BlockBytes)
        {
            return false;
        }

        var stored = 0;
        foreach (var digit in header.Slice(ChecksumPlace, ChecksumBytes).Trim(" \0"u8))
        {
            stored = (stored * 8) + (digit - '0');
        }

        header.Slice(ChecksumPlace, ChecksumBytes).Fill((byte)' ');
        var sum = 0;
        foreach (var one in header)
        {
            sum += one;
        }

        return sum == stored;
    }

    private void Add(TarEntry entry)
    {
        var name = entry.Name.StartsWith("./", StringComparison.Ordinal) ? entry.Name[2..] : entry.Name;
        var start = name.LastIndexOf('/') + 1;
        var dot = name.IndexOf('.', start);
        if (start == name.Length || dot == start || entry.EntryType is TarEntryType.Directory or TarEntryType.GlobalExtendedAttributes)
        {
            return;
        }

        var (key, extension) = dot < 0 ? (name, "") : (name[..dot], name[(dot + 1)..].ToLowerInvariant());
        var isPicture = picture is null ? PictureExtensions.Contains($".{extension}") : extension == picture;
        if (isPicture)
        {
            RefuseOtherThanFiles(entry);
            AddPicture(entry, name, key);
        }
        else if (extension is "cls" or "json" or "txt" && entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
        {
            Sample(key).Offer(extension, entry.DataStream, $"{path}/{name}");
        }

        if (!isPicture)
        {
            var kind = extension.Length == 0 ? "files without extension" : $".{extension}";
            _otherExtensions[kind] = _otherExtensions.GetValueOrDefault(kind) + 1;
        }
    }

    private void AddPicture(TarEntry entry, string name, string key)
    {
        var sample = Sample(key);
        if (sample.Name is not null)
        {
            var choice = name[(key.Length + 1)..].ToLowerInvariant();
            throw new DataException($"{path}: {sample.Name} and {name} are two pictures of one sample: choose one kind of them, for example with ?picture={choice}.");
        }

        if (entry.Length > Array.MaxLength)
        {
            throw new DataException($"{path}/{name} has {entry.Length >> 20} MiB, which is no picture.");
        }

        (sample.Name, sample.Offset, sample.Bytes) = (name, entry.DataOffset, (int)entry.Length);
        _pictures.Add(sample);
    }

    private TarSample Sample(string key)
    {
        if (!_samples.TryGetValue(key, out var sample))
        {
            _samples.Add(key, sample = new TarSample());
        }

        return sample;
    }

    private void RefuseOtherThanFiles(TarEntry entry)
    {
        if (entry.EntryType is TarEntryType.SparseFile
            || (entry is PaxTarEntry pax && pax.ExtendedAttributes.Keys.Any(name => name.StartsWith("GNU.sparse.", StringComparison.Ordinal))))
        {
            throw new DataException($"{path}: {entry.Name} is stored with holes (sparse), which is not read: pack the shard again without --sparse.");
        }

        if (entry.EntryType is TarEntryType.SymbolicLink or TarEntryType.HardLink)
        {
            throw new DataException(
                $"{path}: {entry.Name} is a link and not a picture: pack the shard again with --dereference --hard-dereference.");
        }

        if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile))
        {
            throw new DataException($"{path}: {entry.Name} is no file but an entry of kind {entry.EntryType}: pack the shard again without it.");
        }
    }

    private TarIndex Build()
    {
        var (names, classes) = (new NameTableBuilder(), new NameTableBuilder());
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var labels = new int[_pictures.Count];
        for (var i = 0; i < labels.Length; i++)
        {
            names.Add(_pictures[i].Name);
            labels[i] = -1;
            if (_pictures[i].Class is { } name && !numbers.TryGetValue(name, out labels[i]))
            {
                numbers.Add(name, labels[i] = numbers.Count);
                classes.Add(name);
            }
        }

        return new TarIndex(
            names.Build(), [.. _pictures.Select(sample => sample.Offset)], [.. _pictures.Select(sample => sample.Bytes)], labels, classes.Build())
        {
            Damage = _damage,
            ClassesAreTexts = _pictures.TrueForAll(sample => sample.Class is null || sample.ClassIsText),
        };
    }

    private DataException NoPictures()
    {
        if (_damage.Length > 0)
        {
            return new DataException($"{path} {_damage}: there is no whole picture in it. Fetch it again.");
        }

        var kinds = string.Join(", ", _otherExtensions.OrderByDescending(kind => kind.Value).Take(5).Select(kind => $"{kind.Key} ({kind.Value:N0})"));
        var wanted = picture is null ? PictureExtensions.Listed("and") : $".{picture}";
        return new DataException(kinds.Length == 0 ? $"{path} is an empty tar file." : $"{path} holds no pictures: {wanted} are read, but only {kinds} were found.");
    }
}
