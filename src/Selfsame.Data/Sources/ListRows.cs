using System.Text.Json;

namespace Selfsame.Data.Sources;

/// <summary>Reads the rows of a list of pictures, comma-separated (.csv) or one JSON object a line (.jsonl).</summary>
internal sealed class ListRows
{
    private const string Label = "label";

    private readonly string _file;
    private readonly string _pathColumn;
    private readonly string _classColumn;
    private readonly bool _classIsRequired;
    private readonly bool _labelIsRead;

    internal ListRows(string file, string? pathColumn, string? classColumn)
    {
        _file = file;
        _pathColumn = pathColumn ?? "path";
        _classColumn = classColumn ?? "class";
        _classIsRequired = classColumn is not null;
        _labelIsRead = classColumn is null;
    }

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
        var (path, name, label) = (-1, -1, -1);
        foreach (var (line, fields) in CsvReader.Read(_file))
        {
            if (header is null)
            {
                header = fields.ConvertAll(field => field.Trim());
                path = Column(header, _pathColumn);
                name = Column(header, _classColumn);
                label = _labelIsRead ? Column(header, Label) : -1;
                if (path < 0 || (name < 0 && _classIsRequired))
                {
                    throw NoColumn(path < 0 ? _pathColumn : _classColumn, header);
                }
            }
            else if (fields.Count != header.Count)
            {
                throw new DataException($"{_file}, line {line}: {fields.Count} fields stand where the header has {header.Count}. Mend the row.");
            }
            else
            {
                rows.Add(new ListRow(line, fields[path], name < 0 ? null : fields[name], label < 0 ? null : fields[label]));
            }
        }

        return header is null ? throw new DataException($"{_file} is empty: its first line must name the columns, such as path,class.") : rows;
    }

    private DataException NoColumn(string column, IEnumerable<string> columns)
    {
        var names = columns.ToList();
        var option = column == _pathColumn ? "path" : "class";
        return new DataException(
            $"{_file} has no column '{column}', only {string.Join(", ", names)}.{NearestName.Suggest(column, names)} Name it with ?{option}=COLUMN.");
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
                rows.Add(Row(document.RootElement, line));
            }
            catch (JsonException error)
            {
                throw new DataException($"{_file}, line {line}: this is not a JSON object: {error.Message.ReplaceLineEndings(" ")}", error);
            }
        }

        return rows;
    }

    private ListRow Row(JsonElement row, int line)
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            throw new DataException($"{_file}, line {line}: a JSON object must stand on each line, such as {{\"path\": \"cat.jpg\"}}.");
        }

        var path = Text(row, _pathColumn) ?? throw NoColumn(_pathColumn, row.EnumerateObject().Select(property => property.Name));
        var name = Text(row, _classColumn);
        if (name is null && _classIsRequired)
        {
            throw NoColumn(_classColumn, row.EnumerateObject().Select(property => property.Name));
        }

        return new ListRow(line, path, name, _labelIsRead ? Text(row, Label) : null);
    }

    private static string? Text(JsonElement row, string name) =>
        !row.TryGetProperty(name, out var value) ? null
        : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };

    private static int Column(List<string> header, string name)
    {
        var exact = header.IndexOf(name);
        return exact >= 0 ? exact : header.FindIndex(column => column.Equals(name, StringComparison.OrdinalIgnoreCase));
    }
}
