using System.Text.Json;

namespace Selfsame.Training.Reports;

/// <summary>A JSON object as a table of paths and values.</summary>
internal static class SettingTable
{
    internal static ReportTable Of(JsonElement tree)
    {
        var rows = new List<IReadOnlyList<string>>();
        Collect(tree, "", rows);
        return new ReportTable(["setting", "value"], rows) { IsOfWords = true };
    }

    private static void Collect(JsonElement element, string path, List<IReadOnlyList<string>> rows)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject()) Collect(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", rows);
        }
        else if (element.ValueKind == JsonValueKind.Array && element.EnumerateArray().Any(item => item.ValueKind is JsonValueKind.Object or JsonValueKind.Array))
        {
            var index = 0;
            foreach (var item in element.EnumerateArray()) Collect(item, $"{path}[{index++}]", rows);
        }
        else if (element.ValueKind != JsonValueKind.Null)
        {
            // JsonElement writes flags as C# does, with a capital; they are shown as they are set.
            rows.Add([path, element.ValueKind is JsonValueKind.True or JsonValueKind.False ? element.GetRawText() : element.ToString()]);
        }
    }
}
