using System.Text.Json;

namespace Selfsame.Training.Reports;

/// <summary>Reads the curves of a run from its metrics.jsonl.</summary>
public static class MetricsFile
{
    /// <summary>All numeric quantities, in the order in which they first appear.</summary>
    /// <param name="path">A metrics.jsonl; where there is none the list is empty.</param>
    /// <remarks>A last line that was cut off, as a killed run leaves it, is passed over, and so are values that are not finite.</remarks>
    public static IReadOnlyList<Curve> Read(string path)
    {
        if (!File.Exists(path)) return [];
        var curves = new List<(string Name, List<CurvePoint> Points)>();
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0) continue;
            try
            {
                using var document = JsonDocument.Parse(line);
                if (document.RootElement.ValueKind != JsonValueKind.Object) continue;
                if (!document.RootElement.TryGetProperty("step", out var step) || step.ValueKind != JsonValueKind.Number) continue;
                Collect(document.RootElement, "", step.GetDouble(), curves);
            }
            catch (JsonException)
            {
                continue;
            }
        }
        return [.. curves.Select(curve => new Curve(curve.Name, curve.Points))];
    }

    private static void Collect(JsonElement element, string prefix, double step, List<(string Name, List<CurvePoint> Points)> curves)
    {
        foreach (var property in element.EnumerateObject())
        {
            var name = prefix + property.Name;
            if (property.Value.ValueKind == JsonValueKind.Object) Collect(property.Value, name + "/", step, curves);
            if (property.Value.ValueKind != JsonValueKind.Number || name is "step" or "epoch") continue;
            var value = property.Value.GetDouble();
            if (!double.IsFinite(value)) continue;
            var index = curves.FindIndex(curve => curve.Name == name);
            if (index < 0)
            {
                index = curves.Count;
                curves.Add((name, []));
            }
            curves[index].Points.Add(new CurvePoint(step, value));
        }
    }
}
