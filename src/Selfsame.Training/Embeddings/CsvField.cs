using System.Globalization;

namespace Selfsame.Training.Embeddings;

/// <summary>Values as they stand in comma-separated files (RFC 4180).</summary>
internal static class CsvField
{
    public static string Of(string? text) =>
        text is null ? "" : text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Of(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
