using Selfsame.Training.Diagnosis;

namespace Selfsame.Cli.Output;

/// <summary>What <c>doctor --json</c> prints.</summary>
internal sealed record DoctorDocument(bool Healthy, IReadOnlyList<Finding> Findings);
