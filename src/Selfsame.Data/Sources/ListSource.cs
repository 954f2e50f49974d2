using Selfsame.Data.Decoding;

namespace Selfsame.Data.Sources;

/// <summary>Pictures named by a list: comma-separated with a header (.csv), or one JSON object a line (.jsonl).</summary>
/// <remarks>
/// The column <c>path</c> is relative to the list's own folder; <c>class</c> (a name) and <c>label</c> (a number from 0, or a name) are
/// optional. <c>?path=COLUMN</c> and <c>?class=COLUMN</c> choose other columns, <c>?number=COLUMN,COLUMN</c> names columns of numbers. A list with the columns <c>first</c> and <c>second</c> holds
/// pairs, labelled by <c>similar</c> (1 or 0) where there is one; one with <c>anchor</c>, <c>positive</c> and <c>negative</c> holds triplets.
/// </remarks>
public sealed class ListSource : PictureSource
{
    private const int FirstFilesLookedAt = 10;

    private readonly string _folder;
    private readonly string[] _paths; // those of a sample beside each other
    private readonly int[] _labels;
    private readonly double[][] _numbers;

    private ListSource(string file, List<ListRow> rows, ListColumns columns, string[] numbers)
    {
        _folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        _paths = [.. rows.SelectMany(row => row.Paths)];
        PicturesPerSample = columns.Paths.Length;
        var labels = columns.ArePairs ? ListLabels.OfPairs(rows) : ListLabels.Of(file, rows);
        _labels = labels.Labels;
        _numbers = [.. rows.Select(row => row.Numbers)];
        Quantities = numbers;
        Classes = labels.Classes;
        HasLabels = Array.TrueForAll(_labels, label => label >= 0);
        var samples = PicturesPerSample switch { 1 => "pictures", 2 => "pairs", _ => "triplets" };
        Description = Classes.Count == 0
            ? $"list {file}: {Count:N0} {samples}, no classes"
            : $"list {file}: {Count:N0} {samples} in {Classes.Count:N0} {(Classes.Count == 1 ? "class" : "classes")}";
    }

    /// <inheritdoc/>
    public override int Count => _labels.Length;

    /// <inheritdoc/>
    public override int PicturesPerSample { get; }

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
    /// <param name="numberColumns">The columns that hold numbers, joined by commas; none if null.</param>
    /// <exception cref="DataException">The list is missing, malformed, without pictures or without a column, or its pictures are not there.</exception>
    public static ListSource Open(string file, string? pathColumn = null, string? classColumn = null, string? numberColumns = null)
    {
        if (!File.Exists(file))
        {
            throw Directory.Exists(file) ? new DataException($"{file} is a folder, not a list: write folder:{file}.") : MissingPath.Error(file);
        }

        var numbers = numberColumns?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        var list = new ListRows(file, pathColumn, classColumn, numbers);
        var rows = list.Read();
        if (rows.Count == 0)
        {
            throw new DataException($"{file} lists no pictures: one row for each picture must follow the header.");
        }

        var source = new ListSource(file, rows, list.Columns, numbers);
        source.CheckFirstFiles(file, rows);
        return source;
    }

    /// <inheritdoc/>
    public override Picture Read(int index) => Read(index, 0);

    /// <inheritdoc/>
    public override Picture Read(int index, int part) => PictureFile.Read(FilePath(index, part));

    /// <inheritdoc/>
    public override PictureReader OpenReader(int index, int part = 0) => PictureReader.Open(FilePath(index, part));

    /// <inheritdoc/>
    public override string Identity(int index) => string.Join(" + ", _paths.AsSpan(index * PicturesPerSample, PicturesPerSample));

    /// <inheritdoc/>
    public override string? StoredFile(int index) => PicturesPerSample == 1 ? Path.GetFullPath(FilePath(index, 0)) : null;

    /// <inheritdoc/>
    public override long StoredBytes(int index)
    {
        var bytes = 0L;
        for (var part = 0; part < PicturesPerSample; part++)
        {
            var file = new FileInfo(FilePath(index, part));
            if (!file.Exists)
            {
                return -1;
            }

            bytes += file.Length;
        }

        return bytes;
    }

    /// <inheritdoc/>
    public override int Label(int index) => _labels[index];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Quantities { get; }

    /// <inheritdoc/>
    public override double[] ReadQuantities(int index) => _numbers[index];

    internal static ListSource Open(string file, SourceOptions options)
    {
        options.Allow("path", "class", "number");
        return Open(file, options.Text("path"), options.Text("class"), options.Text("number"));
    }

    private string FilePath(int index, int part)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(part, PicturesPerSample);
        return Path.Combine(_folder, _paths[(index * PicturesPerSample) + part]);
    }

    // One missing file is a damaged sample among others; where the first ones are all missing, the list looks in the wrong place.
    private void CheckFirstFiles(string file, List<ListRow> rows)
    {
        var count = Math.Min(FirstFilesLookedAt, Count);
        if (!Enumerable.Range(0, count).Any(index => File.Exists(FilePath(index, 0))))
        {
            throw new DataException(
                $"{file}, line {rows[0].Line}: {FilePath(0, 0)} does not exist, nor do the next pictures. Paths are relative to the list's own folder.");
        }
    }
}
