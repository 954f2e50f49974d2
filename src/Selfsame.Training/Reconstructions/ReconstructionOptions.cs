namespace Selfsame.Training.Reconstructions;

/// <summary>How pictures are reconstructed and shown.</summary>
public sealed record ReconstructionOptions
{
    /// <summary>Pictures on the sheet, at least 1.</summary>
    public int Shown { get; init; } = 16;

    /// <summary>Pictures that are measured, at least 1; fewer where there are fewer.</summary>
    public int Measured { get; init; } = 256;

    /// <summary>Where the choice of the pictures, noise and masks begin.</summary>
    public long Seed { get; init; }
}
