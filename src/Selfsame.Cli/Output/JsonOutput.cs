using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Selfsame.Cli.Output;

/// <summary>Prints the one JSON document of a command that was given --json.</summary>
internal static class JsonOutput
{
    internal static void Write<T>(T document, JsonTypeInfo<T> type)
    {
        using var stream = Console.OpenStandardOutput();
        JsonSerializer.Serialize(stream, document, type);
        stream.WriteByte((byte)'\n');
    }
}
