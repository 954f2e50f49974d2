using Selfsame.Data.Decoding;

namespace Selfsame.Data.Sources;

/// <summary>Pictures named by a list: comma-separated with a header (.csv), or one JSON object a line (.jsonl).</summary>
/// <remarks>
/// The column <c>path</c> is relative to the list's own folder; <c>class</c> (a name) and <c>label</c> (a number from 0, or a name) are
/// optional. <c>?path=COLUMN</c> and <c>?class=COLUMN</c> choose other columns.
/// </remarks>
public sealed class ListSource : PictureSource
{
    private const int FirstFilesLookedAt = 10;

    private readonly string _folder;
    private readonly string[] _paths;
    private readonly int[] _labels;

    private ListSource(string file, List<ListRow> rows)
    {
        _folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        _paths = [.. rows.Select(row => row.Path)];
        var labels = ListLabels.Of(file, rows);
        _labels = labels.Labels;
        Classes = labels.Classes;
        HasLabels = Array.TrueForAll(_labels, label => label >= 0);
        Description = Classes.Count == 0
            ? $"list {file}: {Count:N0} pictures, no classes"
            : $"list {file}: {Count:N0} pictures in {Classes.Count:N0} {(Classes.Count == 1 ? "class" : "classes")}";
    }

    /// <inheritdoc/>
    public override int Count => _paths.Length;

    /// <inheritdoc/>
    public override string Description { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Classes { get; }

    /// <inheritdoc/>
    public override bool HasLabels { get; }

    /// <summary>Reads a list.</summary>
    /// <param name="file">The list, .csv or .jsonl.</param>
    /// <param name="pathColumn">The column that holds the files; "path" if null.</param>
    /// <param name="classColumn">The column that holds the classes; "class" and "label" if null.</param>
    /// <exception cref="DataException">The list is missing, malformed, without pictures or without a column, or its pictures are not there.</exception>
    public static ListSource Open(string file, string? pathColumn = null, string? classColumn = null)
    {
        if (!File.Exists(file))
        {
            throw Directory.Exists(file) ? new DataException($"{file} is a folder, not a list: write folder:{file}.") : MissingPath.Error(file);
        }

        var rows = new ListRows(file, pathColumn, classColumn).Read();
        if (rows.Count == 0)
        {
            throw new DataException($"{file} lists no pictures: one row for each picture must follow the header.");
        }

        if (rows.Find(row => row.Path.Length == 0) is { Line: > 0 } empty)
        {
            throw new DataException($"{file}, line {empty.Line}: the path is empty. Give the picture's file, or remove the row.");
        }

        var source = new ListSource(file, rows);
        source.CheckFirstFiles(file, rows);
        return source;
    }

    /// <inheritdoc/>
    public override Picture Read(int index) => PictureFile.Read(FilePath(index));

    /// <inheritdoc/>
    public override string Identity(int index) => _paths[index];

    /// <inheritdoc/>
    public override long StoredBytes(int index) => new FileInfo(FilePath(index)) is { Exists: true } file ? file.Length : -1;

    /// <inheritdoc/>
    public override int Label(int index) => _labels[index];

    /// <inheritdoc/>
    public override string FilePath(int index) => Path.Combine(_folder, _paths[index]);

    internal static ListSource Open(string file, SourceOptions options)
    {
        options.Allow("path", "class");
        return Open(file, options.Text("path"), options.Text("class"));
    }

    // One missing file is a damaged sample among others; where the first ones are all missing, the list looks in the wrong place.
    private void CheckFirstFiles(string file, List<ListRow> rows)
    {
        var count = Math.Min(FirstFilesLookedAt, Count);
        if (!Enumerable.Range(0, count).Any(index => File.Exists(FilePath(index))))
        {
            throw new DataException(
                $"{file}, line {rows[0].Line}: {FilePath(0)} does not exist, nor do the next pictures. Paths are relative to the list's own folder.");
        }
    }
}
