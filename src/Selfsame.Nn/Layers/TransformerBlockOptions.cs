namespace Selfsame.Nn;

/// <summary>The shape of one transformer block.</summary>
public sealed record TransformerBlockOptions
{
    /// <summary>Size of a token, D.</summary>
    public required int Width { get; init; }

    /// <summary>Number of attention heads; divides the width.</summary>
    public required int Heads { get; init; }

    /// <summary>Size between the two layers of the feed-forward part; 0 for four times the width.</summary>
    public int Hidden { get; init; }

    /// <summary>True to normalise before each part (vision transformers), false to normalise after the sum (BERT).</summary>
    public bool NormFirst { get; init; } = true;

    /// <summary>True for a rectifier between the feed-forward layers, false for the exact GELU.</summary>
    public bool Rectifier { get; init; }

    /// <summary>Added to the variance by both layer norms.</summary>
    public double Epsilon { get; init; } = 1e-6;

    /// <summary>Chance of a sample to skip a part while training, in [0, 1).</summary>
    public double DropPath { get; init; }
}
