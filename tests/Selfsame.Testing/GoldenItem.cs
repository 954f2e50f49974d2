using System.Text.Json;

namespace Selfsame.Testing;

/// <summary>One file of the reference numbers: inputs, parameters, outputs and gradients of one function.</summary>
public sealed class GoldenItem
{
    private GoldenItem(JsonElement root)
    {
        Json = root;
        Name = root.GetProperty("name").GetString()!;
        Source = root.GetProperty("source").GetString()!;
        Description = root.GetProperty("description").GetString()!;
        Cases = [.. root.GetProperty("cases").EnumerateArray()
            .Select((element, index) => new GoldenCase($"{Name} case {index} {element.GetProperty("params").GetRawText()}", element))];
    }

    public string Name { get; }

    /// <summary>The public project, commit and symbol that the numbers come from.</summary>
    public string Source { get; }

    public string Description { get; }

    public IReadOnlyList<GoldenCase> Cases { get; }

    /// <summary>The whole file, for keys that only some items have ("fill", "state_dict", "bin_centres").</summary>
    public JsonElement Json { get; }

    internal static GoldenItem Read(string path)
    {
        using var stream = File.OpenRead(path);
        using var document = JsonDocument.Parse(stream);
        return new GoldenItem(document.RootElement.Clone());
    }
}
