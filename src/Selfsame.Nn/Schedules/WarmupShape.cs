using System.Text.Json.Serialization;

namespace Selfsame.Nn.Schedules;

/// <summary>Which steps of a warm-up of W steps have its two end values.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WarmupShape>))]
public enum WarmupShape
{
    /// <summary>Share (s + 1) / W: step 0 is already above the start and step W - 1 is at the end (lightly).</summary>
    [JsonStringEnumMemberName("after-first")]
    AfterFirst,

    /// <summary>Share s / (W - 1): step 0 is at the start and step W - 1 at the end (solo-learn, DINO).</summary>
    [JsonStringEnumMemberName("both-ends")]
    BothEnds,

    /// <summary>Share s / W: step 0 is at the start and step W at the end (MAE, with fractional epochs).</summary>
    [JsonStringEnumMemberName("from-start")]
    FromStart,
}
