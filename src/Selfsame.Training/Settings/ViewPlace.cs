using System.Text.Json.Serialization;

namespace Selfsame.Training.Settings;

/// <summary>Where the random views of pictures are made; decoding is always the processor's.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ViewPlace>))]
public enum ViewPlace
{
    /// <summary>By the loader's threads, one picture at a time. On a machine without a graphics card this is the quickest.</summary>
    [JsonStringEnumMemberName("processor")]
    Processor,

    /// <summary>By the device that computes, a whole batch at a time: the same views up to rounding. For graphics cards.</summary>
    [JsonStringEnumMemberName("device")]
    Device,
}
