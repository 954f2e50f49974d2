using System.Text.Json;

namespace Selfsame.Training.Reports;

/// <summary>Values of a JSON tree as text, where they are there.</summary>
internal static class JsonText
{
    /// <summary>The value at a path of names, or null where there is none or it is a branch.</summary>
    internal static string? At(JsonElement element, params string[] path) => Find(element, path) is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null) } found
        ? found.ToString()
        : null;

    /// <summary>The number at a path of names, or null.</summary>
    internal static double? Number(JsonElement element, params string[] path) => Find(element, path) is { ValueKind: JsonValueKind.Number } found ? found.GetDouble() : null;

    /// <summary>What lies at a path of names, or null.</summary>
    internal static JsonElement? Find(JsonElement element, params string[] path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element)) return null;
        }

        return element;
    }
}
