using System.Text.Json.Serialization;

namespace Selfsame.Training.Settings;

/// <summary>In which number format the forward pass computes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Precision>))]
public enum Precision
{
    /// <summary>32-bit floating point throughout.</summary>
    [JsonStringEnumMemberName("float32")]
    Float32,

    /// <summary>Brain floating point where the engine deems it safe; weights stay 32-bit.</summary>
    [JsonStringEnumMemberName("bf16")]
    BFloat16,
}
