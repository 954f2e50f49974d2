using System.Text;
using Selfsame.Data.Decoding;

namespace Selfsame.Data.Sources;

/// <summary>The pictures (.jpg, .jpeg, .png, .webp, .tif, .tiff, .bmp, .ppm, .pgm, .pbm) in a folder and all folders below it; sub-folders are classes.</summary>
/// <remarks>
/// The order is the ordinal order of the relative paths, and names that start with a dot are ignored. The class of a picture is the
/// first folder on its way, as in torchvision's ImageFolder; with <c>?classes=leaf</c> the whole way to its own folder is
/// (<c>Fruit/Apple/Granny-Smith</c>), and with <c>?classes=none</c> there are none. A folder with pictures beside its sub-folders has no classes.
/// </remarks>
public sealed class FolderSource : PictureSource
{
    private readonly string _root;
    private readonly byte[] _start; // of the path of every picture
    private readonly FolderIndex _index;
    private readonly int[]? _labels;
    private readonly DateTime _opened = DateTime.UtcNow;

    private FolderSource(string root, FolderIndex index, string[] classes, int[]? labels)
    {
        _root = Path.GetFullPath(root);
        _start = Encoding.UTF8.GetBytes(Path.EndsInDirectorySeparator(_root) ? _root : _root + "/");
        _index = index;
        _labels = labels;
        Classes = classes;
        Description = labels is null
            ? $"folder {root}: {index.Count:N0} pictures, no classes"
            : $"folder {root}: {index.Count:N0} pictures in {classes.Length:N0} {(classes.Length == 1 ? "class" : "classes")}";
    }

    /// <inheritdoc/>
    public override int Count => _index.Count;

    /// <inheritdoc/>
    public override string Description { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Classes { get; }

    /// <inheritdoc/>
    public override bool HasLabels => _labels is not null;

    /// <summary>Lists a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="classes">Which folder is a picture's class.</param>
    /// <exception cref="DataException">The folder does not exist, cannot be read or holds no pictures.</exception>
    public static FolderSource Open(string path, FolderClasses classes = FolderClasses.First)
    {
        if (File.Exists(path))
        {
            throw new DataException($"{path} is a file, not a folder: give the folder that holds the pictures.");
        }

        if (!Directory.Exists(path))
        {
            throw MissingPath.Error(path);
        }

        var index = FolderIndex.Of(path);
        return FolderLabels.Of(index, classes) is { } labels
            ? new FolderSource(path, index, labels.Classes, labels.Labels)
            : new FolderSource(path, index, [], null);
    }

    /// <inheritdoc/>
    public override Picture Read(int index)
    {
        using var reader = OpenReader(index);
        return reader.Read();
    }

    /// <inheritdoc/>
    public override PictureReader OpenReader(int index, int part = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(part, 0);
        return PictureReader.Open(PathBytes(index), _index.Bytes(index)) ?? OpenChanged(index);
    }

    /// <inheritdoc/>
    public override string Identity(int index) => _index.Name(index);

    /// <inheritdoc/>
    public override string StoredFile(int index) => Path.Combine(_root, _index.Name(index));

    /// <inheritdoc/>
    public override long StoredBytes(int index) => _index.Bytes(index);

    /// <inheritdoc/>
    public override int Label(int index) => _labels?[index] ?? -1;

    internal static FolderSource Open(string path, SourceOptions options)
    {
        options.Allow("classes");
        return Open(path, options.Choice("classes", "first", "first", "leaf", "none") switch
        {
            "leaf" => FolderClasses.Leaf,
            "none" => FolderClasses.None,
            _ => FolderClasses.First,
        });
    }

    private byte[] PathBytes(int index)
    {
        var name = _index.NameBytes(index);
        var path = new byte[_start.Length + name.Length + 1];
        _start.CopyTo(path.AsSpan());
        name.CopyTo(path.AsSpan(_start.Length));
        return path;
    }

    // It has another length than when the folder was listed, or cannot be read: by its name, which the message then gives.
    private PictureReader OpenChanged(int index)
    {
        var path = Path.Combine(_root, _index.Name(index));
        var reader = PictureReader.Open(path);
        if (reader.FileBytes != _index.Bytes(index))
        {
            Changed(path, index, reader);
        }

        return reader;
    }

    // Writing over a file does not change its folder's time: a listing of an earlier run may be right in its names and wrong in a size.
    private void Changed(string path, int index, PictureReader reader)
    {
        FolderIndex.Forget(_root);
        if (_index.IsFromCache && File.GetLastWriteTimeUtc(path) < _opened)
        {
            return;
        }

        var found = reader.FileBytes;
        reader.Dispose();
        throw new DataException(
            $"{path} changed while it was in use: it had {_index.Bytes(index):N0} bytes when the folder was listed, and has {found:N0} now. Start again.");
    }
}
