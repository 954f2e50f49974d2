using Selfsame.Data.Decoding;

namespace Selfsame.Data.Sources;

/// <summary>The pictures (.jpg, .jpeg, .png, .bmp, .ppm, .pgm) in a folder and all folders below it; sub-folders are classes.</summary>
/// <remarks>
/// The order is the ordinal order of the relative paths, and names that start with a dot are ignored. The class of a picture is the
/// first folder on its way, as in torchvision's ImageFolder; with <c>?classes=leaf</c> the whole way to its own folder is
/// (<c>Fruit/Apple/Granny-Smith</c>), and with <c>?classes=none</c> there are none. A folder with pictures beside its sub-folders has no classes.
/// </remarks>
public sealed class FolderSource : PictureSource
{
    private readonly string _root;
    private readonly PictureEntry[] _entries;
    private readonly int[]? _labels;

    private FolderSource(string root, PictureEntry[] entries, string[] classes, int[]? labels)
    {
        _root = Path.GetFullPath(root);
        _entries = entries;
        _labels = labels;
        Classes = classes;
        Description = labels is null
            ? $"folder {root}: {entries.Length:N0} pictures, no classes"
            : $"folder {root}: {entries.Length:N0} pictures in {classes.Length:N0} {(classes.Length == 1 ? "class" : "classes")}";
    }

    /// <inheritdoc/>
    public override int Count => _entries.Length;

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

        var entries = FolderListing.Of(path);
        if (classes == FolderClasses.None || Array.Exists(entries, entry => !entry.Name.Contains('/', StringComparison.Ordinal)))
        {
            return new FolderSource(path, entries, [], null);
        }

        // Names, not the order of the listing, decide: 'a-b/' sorts before 'a/' as a path, but behind it as a class.
        var names = Array.ConvertAll(entries, entry => ClassName(entry.Name, classes));
        string[] distinct = [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var labels = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var label = 0; label < distinct.Length; label++)
        {
            labels.Add(distinct[label], label);
        }

        return new FolderSource(path, entries, distinct, Array.ConvertAll(names, name => labels[name]));
    }

    /// <inheritdoc/>
    public override Picture Read(int index) => PictureFile.Read(FilePath(index));

    /// <inheritdoc/>
    public override PictureReader OpenReader(int index, int part = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(part, 0);
        return PictureReader.Open(FilePath(index));
    }

    /// <inheritdoc/>
    public override string Identity(int index) => _entries[index].Name;

    /// <inheritdoc/>
    public override long StoredBytes(int index) => _entries[index].Bytes;

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

    private string FilePath(int index) => Path.Combine(_root, _entries[index].Name);

    private static string ClassName(string name, FolderClasses classes) =>
        name[..(classes == FolderClasses.First ? name.IndexOf('/', StringComparison.Ordinal) : name.LastIndexOf('/'))];
}
