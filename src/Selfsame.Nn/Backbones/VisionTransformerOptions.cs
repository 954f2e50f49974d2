namespace Selfsame.Nn.Backbones;

/// <summary>The shape of a vision transformer.</summary>
public sealed record VisionTransformerOptions
{
    /// <summary>What <see cref="Backbone.Architecture"/> shall say.</summary>
    public string Name { get; init; } = "vit-small";

    /// <summary>Side of the pictures in pixels, a multiple of the patch size.</summary>
    public int ImageSize { get; init; } = 224;

    /// <summary>Side of a patch in pixels.</summary>
    public int PatchSize { get; init; } = 16;

    /// <summary>Channels of the pictures.</summary>
    public int Channels { get; init; } = 3;

    /// <summary>Size of a token, D.</summary>
    public int Width { get; init; } = 384;

    /// <summary>Number of blocks.</summary>
    public int Depth { get; init; } = 12;

    /// <summary>Number of attention heads; divides the width.</summary>
    public int Heads { get; init; } = 6;

    /// <summary>Size between the two layers of the feed-forward part; 0 for four times the width.</summary>
    public int Hidden { get; init; }

    /// <summary>Stochastic depth of the last block, in [0, 1); earlier blocks have less, in proportion.</summary>
    public double DropPath { get; init; }

    /// <summary>What the features are.</summary>
    public TokenPooling Pooling { get; init; }
}
