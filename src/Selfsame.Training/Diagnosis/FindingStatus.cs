using System.Text.Json.Serialization;

namespace Selfsame.Training.Diagnosis;

/// <summary>How good a finding is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingStatus>))]
public enum FindingStatus
{
    /// <summary>As it should be.</summary>
    [JsonStringEnumMemberName("good")]
    Good,

    /// <summary>Works, but slower or with less than it could.</summary>
    [JsonStringEnumMemberName("warning")]
    Warning,

    /// <summary>Must be mended before anything runs.</summary>
    [JsonStringEnumMemberName("problem")]
    Problem,
}
