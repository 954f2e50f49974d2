using System.Text.Json;
using Selfsame.Training.Settings;

namespace Selfsame.Training.Embeddings;

/// <summary>The description of features, in a JSON file beside those that have no room for it.</summary>
internal static class DescriptionFile
{
    public static string Of(string path) => path + ".json";

    public static void Write(string path, EmbeddingDescription description) => File.WriteAllText(path, JsonSerializer.Serialize(description, SettingTree.Json) + "\n");

    /// <exception cref="SettingException">There is no description.</exception>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public static EmbeddingDescription Read(string features)
    {
        var path = Of(features);
        if (!File.Exists(path)) throw new SettingException($"{features}: {path} is missing, which says what encoder made these features. Make both anew with 'selfsame embed'.");
        try
        {
            var description = JsonSerializer.Deserialize<EmbeddingDescription>(File.ReadAllText(path), SettingTree.Json);
            if (description?.Format == EmbeddingDescription.CurrentFormat) return description;
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path} is damaged: {error.Message}", error);
        }
        throw new InvalidDataException($"{path} does not describe features of this version of selfsame ({EmbeddingDescription.CurrentFormat}). Make them anew with 'selfsame embed'.");
    }
}
