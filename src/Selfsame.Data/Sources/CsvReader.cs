using System.Text;

namespace Selfsame.Data.Sources;

/// <summary>Reads comma-separated values by RFC 4180: fields in quotes may hold commas, line breaks and doubled quotes.</summary>
public static class CsvReader
{
    /// <summary>The rows with the line each starts on, from 1; empty lines are passed over.</summary>
    /// <param name="path">A file in UTF-8.</param>
    /// <exception cref="DataException">A quotation mark is never closed.</exception>
    public static IEnumerable<(int Line, List<string> Fields)> Read(string path)
    {
        using var reader = new StreamReader(path, Encoding.UTF8);
        var field = new StringBuilder();
        var fields = new List<string>();
        var (line, startLine) = (1, 1);
        var (quoted, wasQuoted) = (false, false);
        for (var next = reader.Read(); next >= 0; next = reader.Read())
        {
            var character = (char)next;
            if (quoted)
            {
                if (character != '"')
                {
                    field.Append(character);
                    line += character == '\n' ? 1 : 0;
                }
                else if (reader.Peek() == '"')
                {
                    field.Append((char)reader.Read());
                }
                else
                {
                    quoted = false;
                }
            }
            else if (character == '"' && field.Length == 0 && !wasQuoted)
            {
                quoted = wasQuoted = true;
            }
            else if (character == ',')
            {
                fields.Add(field.ToString());
                field.Clear();
                wasQuoted = false;
            }
            else if (character == '\n')
            {
                if (fields.Count > 0 || field.Length > 0 || wasQuoted)
                {
                    fields.Add(field.ToString());
                    yield return (startLine, fields);
                    fields = [];
                }

                field.Clear();
                wasQuoted = false;
                startLine = ++line;
            }
            else if (character != '\r' || reader.Peek() != '\n')
            {
                field.Append(character);
            }
        }

        if (quoted)
        {
            throw new DataException($"{path}, line {startLine}: a quotation mark is opened and never closed.");
        }

        if (fields.Count > 0 || field.Length > 0 || wasQuoted)
        {
            fields.Add(field.ToString());
            yield return (startLine, fields);
        }
    }
}
