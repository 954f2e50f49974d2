using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="CPC"/>. Defaults are the first paper's, for pictures of 256 pixels; scale, widths and blocks, which it does not tell, are the second's.</summary>
public sealed record CPCOptions
{
    /// <summary>Side of a patch in pixels.</summary>
    [Range(1, 65536)]
    public int PatchSize { get; init; } = 64;

    /// <summary>Pixels from one patch to the next; less than its side lets patches overlap.</summary>
    [Range(1, 65536)]
    public int PatchStep { get; init; } = 32;

    /// <summary>What sums up the rows seen so far.</summary>
    public CPCContext Context { get; init; } = CPCContext.Convolutional;

    /// <summary>Channels inside a block of the context, or size of its hidden state.</summary>
    [Range(1, 65536)]
    public int ContextWidth { get; init; } = 256;

    /// <summary>Blocks of a convolutional context.</summary>
    [Range(1, 1000)]
    public int ContextBlocks { get; init; } = 5;

    /// <summary>The nearest row ahead that is predicted. The next one, 1, shares pixels with what was seen, where patches overlap; CPC v2 begins at 3.</summary>
    [Range(1, 1000)]
    public int NearestRow { get; init; } = 1;

    /// <summary>The farthest row ahead that is predicted.</summary>
    [Range(1, 1000)]
    public int FarthestRow { get; init; } = 5;

    /// <summary>From how many sides rows are seen: 1 from the top, 2 also from the bottom, 4 from all sides, as in CPC v2. Each has its own context.</summary>
    [Range(1, 4)]
    public int Directions { get; init; } = 1;

    /// <summary>Width in which predictions and patches are compared.</summary>
    [Range(1, 65536)]
    public int EmbeddingWidth { get; init; } = 64;

    /// <summary>What dot products are multiplied by.</summary>
    [Range(1e-6, 1e6)]
    public double Scale { get; init; } = 0.1;

    /// <summary>Patches of the batch drawn as negatives at each step; 0 for all of them, of the same picture and of others.</summary>
    [Range(0, 1 << 24)]
    public int Negatives { get; init; }

    /// <summary>How often a patch keeps one colour channel only, as in CPC v2.</summary>
    [Range(0, 1)]
    public double ColourDropping { get; init; }

    /// <summary>How often a patch is mirrored for itself, as in CPC v2.</summary>
    [Range(0, 1)]
    public double PatchFlip { get; init; }

    /// <summary>Pixels by which a patch is cut smaller at a random place, to be brought back to its size by a rim of zeros.</summary>
    [Range(0, 65536)]
    public int PatchJitter { get; init; } = 4;
}
