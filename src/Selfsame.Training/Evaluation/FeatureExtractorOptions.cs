using Selfsame.Torch;

namespace Selfsame.Training.Evaluation;

/// <summary>How features of a whole source are made.</summary>
public sealed record FeatureExtractorOptions
{
    /// <summary>Pictures at a time, at least 1. Never changes the result.</summary>
    public int BatchSize { get; init; } = 256;

    /// <summary>Threads that read and decode; 0 for as many as the machine has cores. Never changes the result.</summary>
    public int Workers { get; init; }

    /// <summary>Where the encoder runs.</summary>
    public Device Device { get; init; } = Device.Cpu;
}
