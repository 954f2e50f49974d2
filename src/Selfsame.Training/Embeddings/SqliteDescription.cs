using System.Text.Json;
using System.Text.Json.Nodes;
using Selfsame.Training.Settings;

namespace Selfsame.Training.Embeddings;

/// <summary>The description of features as rows of a table: texts as they are, the rest as JSON.</summary>
internal static class SqliteDescription
{
    public static IEnumerable<(string Key, string Value)> Write(EmbeddingDescription description) =>
        SettingTree.Write(description).Select(each => (each.Key, each.Value is JsonValue value && value.TryGetValue(out string? text) ? text : each.Value!.ToJsonString()));

    /// <exception cref="InvalidDataException">The rows do not describe features.</exception>
    public static EmbeddingDescription Read(string file, IEnumerable<(string Key, string Value)> rows)
    {
        try
        {
            var tree = new JsonObject();
            // What is a number or an object by its type is JSON; all else is text.
            foreach (var (key, value) in rows) tree[key] = key is "features" or "count" or "preprocessing" ? JsonNode.Parse(value) : JsonValue.Create(value);
            if (tree.Deserialize<EmbeddingDescription>(SettingTree.Json) is { Format: EmbeddingDescription.CurrentFormat } description) return description;
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{file} is damaged: its metadata cannot be read: {error.Message}", error);
        }
        throw new InvalidDataException($"{file} does not describe features of this version of selfsame ({EmbeddingDescription.CurrentFormat}). Make it anew with 'selfsame embed'.");
    }
}
