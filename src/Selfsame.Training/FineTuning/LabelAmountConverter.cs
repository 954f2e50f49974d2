using System.Text.Json;
using System.Text.Json.Serialization;

namespace Selfsame.Training.FineTuning;

/// <summary>Amounts of labels in JSON: a share is a number, so many of each class a text such as <c>"10/class"</c>.</summary>
internal sealed class LabelAmountConverter : JsonConverter<LabelAmount>
{
    public override LabelAmount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var value = JsonDocument.ParseValue(ref reader);
        return LabelAmount.Parse(value.RootElement.ToString()) ?? throw new JsonException($"{value.RootElement.GetRawText()} is no amount of labels, such as 0.1 or \"10/class\".");
    }

    public override void Write(Utf8JsonWriter writer, LabelAmount value, JsonSerializerOptions options)
    {
        if (value.AsShare is { } share) writer.WriteNumberValue(share);
        else writer.WriteStringValue(value.ToString());
    }
}
