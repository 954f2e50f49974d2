using System.Text;
using System.Text.Json;

namespace Selfsame.Data.Sources;

/// <summary>A sample of a shard while the shard is indexed.</summary>
internal sealed class TarSample
{
    private const int MostTextBytes = 256;
    private const int MostJsonBytes = 1 << 20;

    private static readonly string[] Properties = ["class", "label", "cls"];

    private string? _from;

    /// <summary>The name of its picture, null as long as none was met.</summary>
    internal string? Name { get; set; }

    internal long Offset { get; set; }

    internal int Bytes { get; set; }

    /// <summary>The name or number of its class, or null.</summary>
    internal string? Class { get; private set; }

    internal bool ClassIsText => _from == "txt";

    /// <summary>Takes a label file, if none that goes before it was met: .cls goes before .json and .json before .txt.</summary>
    /// <exception cref="DataException">The file is no JSON.</exception>
    internal void Offer(string extension, Stream? content, string nameForErrors)
    {
        if (_from is not null && string.CompareOrdinal(_from, extension) < 0)
        {
            return;
        }

        var found = content is null || content.Length > (extension == "json" ? MostJsonBytes : MostTextBytes) ? null
            : extension == "json" ? OfJson(content, nameForErrors)
            : Line(content);
        if (found is not null)
        {
            (Class, _from) = (found, extension);
        }
    }

    // A text of several lines is no class.
    private static string? Line(Stream content)
    {
        using var reader = new StreamReader(content, Encoding.UTF8);
        var text = reader.ReadToEnd().Trim();
        return text.Length == 0 || text.AsSpan().ContainsAny('\r', '\n') ? null : text;
    }

    private static string? OfJson(Stream content, string nameForErrors)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            var root = document.RootElement;
            foreach (var property in Properties)
            {
                if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty(property, out var value)
                    && value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
                {
                    return value.ToString();
                }
            }

            return root.ValueKind is JsonValueKind.String or JsonValueKind.Number ? root.ToString() : null;
        }
        catch (JsonException error)
        {
            throw new DataException($"{nameForErrors} is no JSON: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }
}
