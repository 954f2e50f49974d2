using System.Buffers.Binary;
using System.Globalization;
using Selfsame.Data.Decoding;

namespace Selfsame.Data.Sources;

/// <summary>Pictures in the idx format of MNIST and its family (Fashion-MNIST, EMNIST, KMNIST), plain or compressed with gzip.</summary>
/// <remarks>
/// A path is the images file, the start of its name (<c>mnist/t10k</c>), or a folder, where <c>?split=train|test</c> chooses (train if not
/// said). Bytes of N x H x W (gray) or N x H x W x C are read. Labels come from the file of the same name with <c>labels</c> and <c>idx1</c>, if
/// there. Format: http://yann.lecun.com/exdb/mnist.
/// </remarks>
public sealed class IdxSource : PictureSource
{
    private const int UnsignedBytes = 8;

    private readonly RecordFile _images;
    private readonly byte[]? _labels;
    private readonly int _start;
    private readonly int _width;
    private readonly int _height;
    private readonly int _channels;
    private readonly string _name;

    private IdxSource(string images, string? labels)
    {
        _images = RecordFile.Open(images);
        _name = Path.GetFileName(images).Split('.')[0];
        var shape = Header(_images);
        if (shape.Length is not (3 or 4))
        {
            throw new DataException($"{images} holds {shape.Length} dimensions: pictures are N x H x W or N x H x W x C. Give the images file.");
        }

        (Count, _height, _width, _channels) = (shape[0], shape[1], shape[2], shape.Length == 4 ? shape[3] : 1);
        if ((long)_height * _width * _channels > PictureFile.DefaultMaximumBytes)
        {
            throw new DataException($"{images} is a damaged idx file: it asks for pictures of {_width} x {_height} x {_channels}.");
        }

        _start = HeaderBytes(shape.Length);
        var needed = _start + (long)Count * PictureBytes;
        if (_images.Length < needed)
        {
            throw new DataException(
                $"{images} is cut off: its {Count:N0} pictures need {needed:N0} bytes, it has {_images.Length:N0}. Fetch it again.");
        }

        _labels = labels is null ? null : ReadLabels(labels, Count, images);
        Classes = _labels is null ? [] : [.. Enumerable.Range(0, _labels.Max() + 1).Select(label => label.ToString(CultureInfo.InvariantCulture))];
        var classes = _labels is null ? "no classes" : $"{Classes.Count} classes";
        Description = $"idx {images}: {Count:N0} pictures of {_width} x {_height}, {classes}";
    }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    public override string Description { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Classes { get; }

    /// <inheritdoc/>
    public override bool HasLabels => _labels is not null;

    /// <inheritdoc/>
    public override bool IsDecoded => true;

    private int PictureBytes => _height * _width * _channels;

    /// <summary>Opens idx files.</summary>
    /// <param name="path">The images file, the start of its name, or the folder that holds it.</param>
    /// <param name="test">The test part of a folder in place of the training part.</param>
    /// <exception cref="DataException">The files are missing, cut off, or not idx files of pictures.</exception>
    public static IdxSource Open(string path, bool test = false)
    {
        var images = FindImages(path, test);
        return new IdxSource(images, FindLabels(images));
    }

    /// <inheritdoc/>
    public override Picture Read(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        var picture = Picture.Create(_width, _height, _channels);
        _images.Read(_start + (long)index * PictureBytes, picture.Bytes);
        return picture;
    }

    /// <inheritdoc/>
    public override string Identity(int index) => $"{_name}/{index:D5}";

    /// <inheritdoc/>
    public override long StoredBytes(int index) => PictureBytes;

    /// <inheritdoc/>
    public override int Label(int index) => _labels?[index] ?? -1;

    internal static IdxSource Open(string path, SourceOptions options)
    {
        options.Allow("split");
        return Open(path, options.Choice("split", "train", "train", "test") == "test");
    }

    internal static bool IsFolder(string path) => ImageFiles(path, "").Count > 0;

    internal static bool IsFile(string path) => IsImages(Path.GetFileName(path));

    internal static bool IsPrefix(string path) =>
        Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && Directory.Exists(folder) && ImageFiles(folder, Path.GetFileName(path)).Count > 0;

    private static int HeaderBytes(int dimensions) => 4 + 4 * dimensions;

    // Both spellings are about: the original 'train-images-idx3-ubyte' and 'train-images.idx3-ubyte'.
    private static bool IsImages(string name) =>
        name.Contains("idx3-ubyte", StringComparison.OrdinalIgnoreCase) || name.Contains("idx4-ubyte", StringComparison.OrdinalIgnoreCase);

    private static List<string> ImageFiles(string folder, string start) =>
        [.. Directory.EnumerateFiles(folder)
            .Where(file => Path.GetFileName(file) is var name && name.StartsWith(start, StringComparison.Ordinal) && IsImages(name))
            .Order(StringComparer.Ordinal)];

    private static string FindImages(string path, bool test)
    {
        if (File.Exists(path))
        {
            return path;
        }

        List<string> found;
        if (Directory.Exists(path))
        {
            found = ImageFiles(path, "");
            var ofSplit = found.FindAll(file => IsTest(Path.GetFileName(file)) == test);
            found = ofSplit.Count > 0 || test ? ofSplit : found;
        }
        else
        {
            found = Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && Directory.Exists(folder)
                ? ImageFiles(folder, Path.GetFileName(path))
                : throw MissingPath.Error(path);
        }

        // The same file plain and compressed is one.
        found.RemoveAll(file => file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) && found.Contains(file[..^3]));
        return found.Count switch
        {
            1 => found[0],
            0 when Path.Exists(path) => throw new DataException($"{path} holds no {(test ? "test" : "training")} images in the idx format (such as t10k-images-idx3-ubyte.gz)."),
            0 => throw MissingPath.Error(path),
            _ => throw new DataException($"{path} could be any of {string.Join(", ", found.Take(6).Select(Path.GetFileName))}: name one of them."),
        };
    }

    private static bool IsTest(string name) =>
        name.Contains("t10k", StringComparison.OrdinalIgnoreCase) || name.Contains("test", StringComparison.OrdinalIgnoreCase);

    private static string? FindLabels(string images)
    {
        var folder = Path.GetDirectoryName(images) ?? "";
        var name = Path.GetFileName(images).Replace("images", "labels", StringComparison.Ordinal)
            .Replace("idx3", "idx1", StringComparison.Ordinal).Replace("idx4", "idx1", StringComparison.Ordinal);
        var plain = Path.Combine(folder, name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name);
        return plain == images ? null : File.Exists(plain) ? plain : File.Exists(plain + ".gz") ? plain + ".gz" : null;
    }

    private static byte[] ReadLabels(string path, int count, string images)
    {
        var file = RecordFile.Open(path);
        var shape = Header(file);
        if (shape.Length != 1 || shape[0] != count)
        {
            throw new DataException($"{path} holds {string.Join(" x ", shape)} labels, but {images} holds {count} pictures: fetch both again.");
        }

        var labels = new byte[count];
        file.Read(HeaderBytes(1), labels);
        return labels;
    }

    private static int[] Header(RecordFile file)
    {
        Span<byte> magic = stackalloc byte[4];
        file.Read(0, magic);
        if (magic[0] != 0 || magic[1] != 0 || magic[3] is 0 or > 4)
        {
            throw new DataException($"{file.FilePath} is not an idx file: it starts with {Convert.ToHexString(magic)}.");
        }

        if (magic[2] != UnsignedBytes)
        {
            throw new DataException($"{file.FilePath} holds idx values of type 0x{magic[2]:X2}: only bytes (0x08) are read.");
        }

        var shape = new int[magic[3]];
        Span<byte> size = stackalloc byte[4];
        for (var i = 0; i < shape.Length; i++)
        {
            file.Read(4 + 4 * i, size);
            shape[i] = BinaryPrimitives.ReadInt32BigEndian(size);
            if (shape[i] <= 0 || (i > 0 && shape[i] > 1 << 16))
            {
                throw new DataException($"{file.FilePath} is a damaged idx file: dimension {i} is {shape[i]}.");
            }
        }

        return shape;
    }
}
