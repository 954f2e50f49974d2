namespace Selfsame.Training.Diagnosis;

/// <summary>How good a finding is.</summary>
public enum FindingStatus
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Works, but slower or with less than it could.</summary>
    Warning,

    /// <summary>Must be mended before anything runs.</summary>
    Problem,
}
