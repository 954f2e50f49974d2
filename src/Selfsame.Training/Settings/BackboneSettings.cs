using System.ComponentModel.DataAnnotations;
using Selfsame.Nn.Backbones;
using Selfsame.SelfSupervised;

namespace Selfsame.Training.Settings;

/// <summary>Which encoder is trained.</summary>
public sealed record BackboneSettings
{
    /// <summary>A name of the backbone catalog, for instance <c>resnet18</c>.</summary>
    public string Name { get; init; } = "resnet18";

    /// <summary>Channels of a ResNet's stem, or a transformer's embedding width; 0 for the architecture's own.</summary>
    [Range(0, 65536)]
    public int Width { get; init; }

    /// <summary>Side of a transformer's patches in pixels; 0 for what suits the image size.</summary>
    [Range(0, 1024)]
    public int PatchSize { get; init; }

    /// <summary>Stochastic depth of a transformer's last block.</summary>
    [Range(0, 0.99)]
    public double DropPath { get; init; }

    /// <summary>What a transformer's features are; null for what the method trains.</summary>
    public TokenPooling? Pooling { get; init; }

    /// <summary>True for a residual network that sees Sobel edges in place of colours, as DeepCluster's paper has it.</summary>
    public bool Edges { get; init; }

    /// <summary>What normalises the channels of a residual network; null for what the method wants, which is batch norm for all but GANs and puzzles of tiles.</summary>
    public BackboneNorm? Norm { get; init; }

    /// <summary>What to build for pictures of a given size.</summary>
    /// <param name="imageSize">Side of the pictures in pixels.</param>
    /// <param name="channels">Their channels.</param>
    /// <param name="method">Whose wishes count where the settings do not say.</param>
    public BackboneOptions ToOptions(int imageSize, int channels, MethodEntry method) => new()
    {
        Name = Name,
        Width = Width,
        PatchSize = PatchSize,
        DropPath = DropPath,
        Pooling = Pooling ?? method.Pooling,
        Edges = Edges,
        Norm = Norm ?? method.NormOf(Name),
        ImageSize = imageSize,
        Channels = channels,
    };
}
