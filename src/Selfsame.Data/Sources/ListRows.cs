using System.Globalization;
using System.Text.Json;

namespace Selfsame.Data.Sources;

/// <summary>Reads the rows of a list of pictures, comma-separated (.csv) or one JSON object a line (.jsonl).</summary>
internal sealed class ListRows
{
    private readonly string _file;
    private readonly string? _pathColumn;
    private readonly string? _classColumn;
    private readonly string[] _numberColumns;
    private ListColumns _columns;

    internal ListRows(string file, string? pathColumn, string? classColumn, string[] numberColumns)
    {
        _file = file;
        _pathColumn = pathColumn;
        _classColumn = classColumn;
        _numberColumns = numberColumns;
        _columns = ListColumns.Of(pathColumn, classColumn, []);
    }

    /// <summary>The columns that the rows read came from.</summary>
    internal ListColumns Columns => _columns;

    internal List<ListRow> Read()
    {
        try
        {
            return Path.GetExtension(_file).Equals(".jsonl", StringComparison.OrdinalIgnoreCase) ? ReadJsonLines() : ReadCsv();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{_file} cannot be read: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }

    private List<ListRow> ReadCsv()
    {
        var rows = new List<ListRow>();
        List<string>? header = null;
        int[] paths = [];
        int[] numbers = [];
        var (name, label) = (-1, -1);
        foreach (var (line, fields) in CsvReader.Read(_file))
        {
            if (header is null)
            {
                header = fields.ConvertAll(field => field.Trim());
                _columns = ListColumns.Of(_pathColumn, _classColumn, header);
                paths = Array.ConvertAll(_columns.Paths, column => Place(header, column, isRequired: true));
                name = Place(header, _columns.Class, isRequired: false);
                label = Place(header, _columns.Label, isRequired: false);
                numbers = Array.ConvertAll(_numberColumns, column => Place(header, column, isRequired: true));
                _ = Place(header, _columns.Asked, isRequired: true);
            }
            else if (fields.Count != header.Count)
            {
                throw new DataException($"{_file}, line {line}: {fields.Count} fields stand where the header has {header.Count}. Mend the row.");
            }
            else
            {
                rows.Add(Row(line, Array.ConvertAll(paths, path => fields[path]), name < 0 ? null : fields[name], label < 0 ? null : fields[label], Array.ConvertAll(numbers, place => fields[place])));
            }
        }

        return header is null ? throw new DataException($"{_file} is empty: its first line must name the columns, such as path,class.") : rows;
    }

    private ListRow Row(int line, string[] paths, string? name, string? label, string[] numbers)
    {
        if (Array.FindIndex(paths, path => path.Length == 0) is >= 0 and var empty)
        {
            throw new DataException($"{_file}, line {line}: the {_columns.Paths[empty]} is empty. Give the picture's file, or remove the row.");
        }

        if (_columns.ArePairs && label is not (null or "0" or "1"))
        {
            throw new DataException($"{_file}, line {line}: {_columns.Label} is '{label}': write 1 for two pictures that are alike, 0 for others.");
        }

        return new ListRow(line, paths, name, label, [.. numbers.Select((text, place) => Number(line, _numberColumns[place], text))]);
    }

    private double Number(int line, string column, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new DataException($"{_file}, line {line}: {column} is '{text}', which is no number. Mend the row, or name another column with ?number=COLUMN.");

    private int Place(List<string> header, string? column, bool isRequired)
    {
        if (column is null)
        {
            return -1;
        }

        var exact = header.IndexOf(column);
        var place = exact >= 0 ? exact : header.FindIndex(other => other.Equals(column, StringComparison.OrdinalIgnoreCase));
        return place < 0 && isRequired ? throw NoColumn(column, header) : place;
    }

    private DataException NoColumn(string column, IEnumerable<string> columns)
    {
        var names = columns.ToList();
        var advice = _numberColumns.Contains(column, StringComparer.Ordinal) ? " Name it with ?number=COLUMN." : column == _columns.Asked ? " Name it with ?class=COLUMN."
            : _columns.Paths.Length == 1 ? " Name it with ?path=COLUMN."
            : $" Each row must name {string.Join(", ", _columns.Paths)}.";
        return new DataException($"{_file} has no column '{column}', only {string.Join(", ", names)}.{NearestName.Suggest(column, names)}{advice}");
    }

    private List<ListRow> ReadJsonLines()
    {
        var rows = new List<ListRow>();
        var line = 0;
        foreach (var text in File.ReadLines(_file))
        {
            line++;
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            try
            {
                using var document = JsonDocument.Parse(text);
                rows.Add(Row(document.RootElement, line, rows.Count == 0));
            }
            catch (JsonException error)
            {
                throw new DataException($"{_file}, line {line}: this is not a JSON object: {error.Message.ReplaceLineEndings(" ")}", error);
            }
        }

        return rows;
    }

    private ListRow Row(JsonElement row, int line, bool isFirst)
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            throw new DataException($"{_file}, line {line}: a JSON object must stand on each line, such as {{\"path\": \"cat.jpg\"}}.");
        }

        string[] Names() => [.. row.EnumerateObject().Select(property => property.Name)];
        if (isFirst)
        {
            _columns = ListColumns.Of(_pathColumn, _classColumn, Names());
        }

        var paths = Array.ConvertAll(_columns.Paths, column => Text(row, column) ?? throw NoColumn(column, Names()));
        if (_columns.Asked is { } asked && Text(row, asked) is null)
        {
            throw NoColumn(asked, Names());
        }

        var numbers = Array.ConvertAll(_numberColumns, column => Text(row, column) ?? throw NoColumn(column, Names()));
        return Row(line, paths, Text(row, _columns.Class), Text(row, _columns.Label), numbers);
    }

    private static string? Text(JsonElement row, string? name) =>
        name is null || !row.TryGetProperty(name, out var value) ? null
        : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "1",
            JsonValueKind.False => "0",
            _ => null,
        };
}
