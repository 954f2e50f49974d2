namespace Selfsame.Nn.Backbones;

/// <summary>The shape of a residual network.</summary>
public sealed record ResNetOptions
{
    /// <summary>Number of layers: 18, 34 or 50.</summary>
    public int Depth { get; init; } = 18;

    /// <summary>Channels of the stem; the four stages have 1, 2, 4 and 8 times as many (and 4 times that with bottlenecks).</summary>
    public int Width { get; init; } = 64;

    /// <summary>Channels of the pictures.</summary>
    public int Channels { get; init; } = 3;

    /// <summary>True for the stem of small pictures: 3 x 3 with stride 1 and no max-pooling, instead of 7 x 7 with both.</summary>
    public bool SmallStem { get; init; }

    /// <summary>What normalises the channels.</summary>
    public BackboneNorm Norm { get; init; }

    /// <summary>True to see the edges of a picture, by <see cref="SobelEdges"/>, in place of its colours.</summary>
    public bool Edges { get; init; }

    /// <summary>True to start the last norm of every residual branch at zero (Goyal et al., arXiv 1706.02677, section 5.1).</summary>
    public bool ZeroInitResidual { get; init; }
}
