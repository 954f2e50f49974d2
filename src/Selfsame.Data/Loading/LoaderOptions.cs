namespace Selfsame.Data.Loading;

/// <summary>How a <see cref="ViewLoader"/> goes through its source.</summary>
public sealed record LoaderOptions
{
    /// <summary>Pictures in a batch, at least 1.</summary>
    public int BatchSize { get; init; } = 256;

    /// <summary>The seed of order and views.</summary>
    public long Seed { get; init; }

    /// <summary>Threads that read pictures and make views, at least 1. Batches do not depend on it.</summary>
    public int Workers { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 8);

    /// <summary>Whether each epoch has an order of its own; else it is the source's.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>Whether the pictures left over that fill no whole batch are left out of an epoch.</summary>
    public bool DropLast { get; init; } = true;

    /// <summary>Batches that are made ahead of the one in use, at least 1: memory is bounded by them.</summary>
    public int BatchesAhead { get; init; } = 2;

    /// <summary>
    /// Whether batches hold decoded pictures and what was drawn for their views, for a device to make them from (<see cref="PictureBatch.Drawn"/>),
    /// and no finished views.
    /// </summary>
    public bool LeavesViewsToDevice { get; init; }

    /// <summary>
    /// The share of pictures that may be damaged, 0 to 1. From the 200th picture on, the loader stops when it has met more than this share of the
    /// source, or clearly more (by four deviations) than this share of what it has read.
    /// </summary>
    public double MaximumDamagedFraction { get; init; } = 0.01;

    /// <summary>
    /// Memory for keeping decoded pictures after they are first read, in bytes; 0 to keep none. Used only if the whole source fits and needs decoding.
    /// </summary>
    public long CacheBytes { get; init; } = 512L << 20;
}
