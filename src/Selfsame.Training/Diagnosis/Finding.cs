namespace Selfsame.Training.Diagnosis;

/// <summary>One thing that was looked at on this machine.</summary>
/// <param name="Name">What: a short kebab-case name that stays the same between versions.</param>
/// <param name="Status">Whether it is as it should be.</param>
/// <param name="Value">What was found.</param>
/// <param name="Mend">What to do about it; empty where nothing need be done.</param>
public sealed record Finding(string Name, FindingStatus Status, string Value, string Mend = "");
