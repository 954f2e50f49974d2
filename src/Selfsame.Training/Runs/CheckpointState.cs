namespace Selfsame.Training.Runs;

/// <summary>The <c>state.json</c> of a checkpoint.</summary>
public sealed record CheckpointState
{
    /// <summary>The version of this form.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The version of the form that it was written in.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>Where the trainer stood.</summary>
    public TrainingPosition Position { get; init; } = new();

    /// <summary>What the run was.</summary>
    public IReadOnlyList<IdentityField> Identity { get; init; } = [];

    /// <summary>Threads that computed.</summary>
    public int Threads { get; init; }

    /// <summary>The instruction set that the engine's kernels were chosen for.</summary>
    public string CpuCapability { get; init; } = "";

    /// <summary>The engine's version.</summary>
    public string Engine { get; init; } = "";

    /// <summary>The files beside this one, with their checksums.</summary>
    public IReadOnlyList<CheckpointFile> Files { get; init; } = [];
}
