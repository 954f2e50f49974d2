namespace Selfsame.Training.Demo;

/// <summary>What a demonstration may be told.</summary>
public sealed record DemoOptions
{
    /// <summary>Where report, pictures and the run go; made if it is not there. An earlier demonstration in it is replaced.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>Seed of the pictures' order, the views and the first weights.</summary>
    public long Seed { get; init; }
}
