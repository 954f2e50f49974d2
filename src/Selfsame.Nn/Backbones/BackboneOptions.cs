namespace Selfsame.Nn.Backbones;

/// <summary>Which backbone to build. The values say everything that is needed to build it again.</summary>
public sealed record BackboneOptions
{
    /// <summary>A name of <see cref="BackboneCatalog.Names"/>.</summary>
    public string Name { get; init; } = "resnet18";

    /// <summary>Channels of a residual network's stem (64 in the paper) or size of a transformer's tokens; 0 for the architecture's own.</summary>
    public int Width { get; init; }

    /// <summary>Side of a transformer's patches in pixels; divides the image size. 0 for 16, or for 4 up to 64 pixels.</summary>
    public int PatchSize { get; init; }

    /// <summary>Channels of the pictures.</summary>
    public int Channels { get; init; } = 3;

    /// <summary>Side of the pictures in pixels. Residual networks up to 64 pixels get the 3 x 3 stem without max-pooling.</summary>
    public int ImageSize { get; init; } = 224;

    /// <summary>Stochastic depth of a transformer's last block, in [0, 1); earlier blocks have less, in proportion.</summary>
    public double DropPath { get; init; }

    /// <summary>What a transformer's features are; residual networks have the mean over the picture in any case.</summary>
    public TokenPooling Pooling { get; init; }

    /// <summary>What normalises the channels of a residual network; transformers have layer norm in any case.</summary>
    public BackboneNorm Norm { get; init; }

    /// <summary>True for a residual network that sees the edges of a picture, by <see cref="SobelEdges"/>, in place of its colours.</summary>
    public bool Edges { get; init; }

    /// <summary>True to start every residual branch of a residual network at zero.</summary>
    public bool ZeroInitResidual { get; init; }
}
