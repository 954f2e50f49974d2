using System.Text.Json;
using System.Text.Json.Serialization;
using Selfsame.Data.Transforms;

namespace Selfsame.Data.Views;

/// <summary>The views of a picture that a method learns from, and how their values are scaled: an immutable description that prints as JSON.</summary>
public sealed record ViewRecipe
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The views, in the order in which a method gets them.</summary>
    public required IReadOnlyList<ViewSpecification> Views { get; init; }

    /// <summary>What the channels of pictures become.</summary>
    public PictureChannels Channels { get; init; } = PictureChannels.Rgb;

    /// <summary>Mean and deviation of each channel.</summary>
    public ChannelStatistics Normalization { get; init; } = ChannelStatistics.ImageNet;

    /// <summary>Reads a recipe back from <see cref="ToJson"/>.</summary>
    /// <exception cref="DataException">The text is no recipe.</exception>
    public static ViewRecipe FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ViewRecipe>(json, Json) ?? throw new DataException("A view recipe was expected, not null.");
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new DataException($"This is no view recipe: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    /// <summary>The recipe as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <inheritdoc/>
    public bool Equals(ViewRecipe? other) =>
        other is not null && Channels == other.Channels && Normalization == other.Normalization && Views.SequenceEqual(other.Views);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Views.Count, Channels, Normalization);
}
