using Selfsame.Data.Decoding;

namespace Selfsame.Data.Sources;

/// <summary>The binary version of CIFAR-10 or CIFAR-100: records of label bytes and 3 x 32 x 32 planar pixels.</summary>
/// <remarks>
/// A path is the folder that holds the files (then <c>?split=train|test</c> chooses, train if not said) or one of the files. Class names come
/// from the text files beside them where these are there. Format: https://www.cs.toronto.edu/~kriz/cifar.html.
/// </remarks>
public sealed class CifarSource : PictureSource
{
    private const int Side = 32;
    private const int Plane = Side * Side;
    private const int PixelBytes = 3 * Plane;

    private static readonly string[] TenNames =
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    private readonly RecordFile[] _files;
    private readonly int[] _starts; // the index of each file's first record, then the count of all
    private readonly int _labelBytes;
    private readonly byte[] _labels;

    private CifarSource(string path, CifarKind kind, IReadOnlyList<string> files, bool fine)
    {
        _labelBytes = kind == CifarKind.Ten ? 1 : 2;
        _files = [.. files.Select(RecordFile.Open)];
        _starts = new int[_files.Length + 1];
        var record = _labelBytes + PixelBytes;
        for (var i = 0; i < _files.Length; i++)
        {
            var length = _files[i].Length;
            if (length == 0 || length % record != 0)
            {
                throw new DataException(
                    $"{_files[i].FilePath} is cut off or no CIFAR file: its {length:N0} bytes are not whole records of {record:N0}. Fetch it again.");
            }

            _starts[i + 1] = _starts[i] + checked((int)(length / record));
        }

        Classes = ClassNames(Path.GetDirectoryName(Path.GetFullPath(files[0]))!, kind, fine);
        _labels = ReadLabels(kind == CifarKind.Hundred && fine ? 1 : 0);
        Description = $"{(kind == CifarKind.Ten ? "cifar10" : "cifar100")} {path}: {Count:N0} pictures in {Classes.Count} classes";
    }

    /// <inheritdoc/>
    public override int Count => _starts[^1];

    /// <inheritdoc/>
    public override string Description { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Classes { get; }

    /// <inheritdoc/>
    public override bool HasLabels => true;

    /// <inheritdoc/>
    public override bool IsDecoded => true;

    /// <summary>Opens a CIFAR folder or file.</summary>
    /// <param name="path">The folder that holds the binary files, or one of these.</param>
    /// <param name="kind">CIFAR-10 or CIFAR-100.</param>
    /// <param name="test">The test part of a folder in place of the training part.</param>
    /// <param name="fine">The 100 fine labels of CIFAR-100, not the 20 coarse ones.</param>
    /// <exception cref="DataException">The files are missing or cut off, or hold labels that are none.</exception>
    public static CifarSource Open(string path, CifarKind kind, bool test = false, bool fine = true)
    {
        if (File.Exists(path))
        {
            return new CifarSource(path, kind, [path], fine);
        }

        if (!Directory.Exists(path))
        {
            throw MissingPath.Error(path);
        }

        string[] found = [.. FileNames(kind, test).Select(name => Path.Combine(path, name)).Where(File.Exists)];
        if (found.Length == 0)
        {
            throw new DataException(
                $"{path} holds none of the CIFAR files {string.Join(", ", FileNames(kind, test))}: give the folder of the unpacked binary version.");
        }

        return new CifarSource(path, kind, found, fine);
    }

    /// <inheritdoc/>
    public override Picture Read(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        Span<byte> planar = stackalloc byte[PixelBytes];
        ReadRecord(index, _labelBytes, planar);
        var picture = Picture.Create(Side, Side, 3);
        var pixels = picture.Bytes;
        for (var i = 0; i < Plane; i++)
        {
            pixels[3 * i] = planar[i];
            pixels[3 * i + 1] = planar[Plane + i];
            pixels[3 * i + 2] = planar[2 * Plane + i];
        }

        return picture;
    }

    /// <inheritdoc/>
    public override string Identity(int index)
    {
        var file = FileOf(index);
        return $"{Path.GetFileNameWithoutExtension(_files[file].FilePath)}/{index - _starts[file]:D5}";
    }

    /// <inheritdoc/>
    public override long StoredBytes(int index) => _labelBytes + PixelBytes;

    /// <inheritdoc/>
    public override int Label(int index) => _labels[index];

    internal static CifarSource Open(string path, CifarKind kind, SourceOptions options)
    {
        options.Allow(kind == CifarKind.Ten ? ["split"] : ["split", "labels"]);
        var test = options.Choice("split", "train", "train", "test") == "test";
        return Open(path, kind, test, options.Choice("labels", "fine", "fine", "coarse") == "fine");
    }

    /// <summary>Which set a folder or file is by its names and lengths; null if none.</summary>
    internal static CifarKind? Recognise(string path)
    {
        if (Directory.Exists(path))
        {
            return File.Exists(Path.Combine(path, "data_batch_1.bin")) || File.Exists(Path.Combine(path, "test_batch.bin")) ? CifarKind.Ten
                : File.Exists(Path.Combine(path, "fine_label_names.txt")) && File.Exists(Path.Combine(path, "train.bin")) ? CifarKind.Hundred
                : null;
        }

        if (!Path.GetExtension(path).Equals(".bin", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var length = new FileInfo(path).Length;
        var (ten, hundred) = (length % (1 + PixelBytes) == 0, length % (2 + PixelBytes) == 0);
        var namedHundred = Path.GetFileName(path) is "train.bin" or "test.bin";
        return hundred && (!ten || namedHundred) ? CifarKind.Hundred : ten || !namedHundred ? CifarKind.Ten : CifarKind.Hundred;
    }

    private static string[] FileNames(CifarKind kind, bool test) => (kind, test) switch
    {
        (CifarKind.Ten, false) => ["data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin"],
        (CifarKind.Ten, true) => ["test_batch.bin"],
        (_, false) => ["train.bin"],
        _ => ["test.bin"],
    };

    private static string[] ClassNames(string folder, CifarKind kind, bool fine)
    {
        var (file, count) = (kind, fine) switch
        {
            (CifarKind.Ten, _) => ("batches.meta.txt", 10),
            (_, true) => ("fine_label_names.txt", 100),
            _ => ("coarse_label_names.txt", 20),
        };
        var path = Path.Combine(folder, file);
        if (File.Exists(path))
        {
            string[] names = [.. File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0)];
            if (names.Length == count)
            {
                return names;
            }
        }

        return kind == CifarKind.Ten ? TenNames : [.. Enumerable.Range(0, count).Select(label => $"{label}")];
    }

    private byte[] ReadLabels(int place)
    {
        var labels = new byte[Count];
        Span<byte> label = stackalloc byte[1];
        for (var i = 0; i < labels.Length; i++)
        {
            ReadRecord(i, place, label);
            labels[i] = label[0];
            if (label[0] >= Classes.Count)
            {
                throw new DataException($"{_files[FileOf(i)].FilePath} is no such CIFAR file: record {i - _starts[FileOf(i)]} has the label {label[0]}.");
            }
        }

        return labels;
    }

    private int FileOf(int index)
    {
        var file = 0;
        while (index >= _starts[file + 1])
        {
            file++;
        }

        return file;
    }

    private void ReadRecord(int index, int place, Span<byte> destination)
    {
        var file = FileOf(index);
        _files[file].Read((long)(index - _starts[file]) * (_labelBytes + PixelBytes) + place, destination);
    }
}
