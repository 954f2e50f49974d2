using Selfsame.Data.Transforms;
using Selfsame.Nn.Backbones;

namespace Selfsame.SelfSupervised;

/// <summary>What a method's recipe may depend on.</summary>
public sealed record RecipeContext
{
    /// <summary>Side of the square pictures that the encoder sees, in pixels.</summary>
    public int ImageSize { get; init; } = 32;

    /// <summary>Samples in one optimizer step, over all devices and accumulation.</summary>
    public int GlobalBatch { get; init; } = 256;

    /// <summary>Optimizer steps of the whole run.</summary>
    public long TotalSteps { get; init; } = 1000;

    /// <summary>Optimizer steps of one pass over the data.</summary>
    public int StepsPerEpoch { get; init; } = 100;

    /// <summary>Samples in the source.</summary>
    public int SampleCount { get; init; } = 25600;

    /// <summary>Pictures of a sample: 1, or 2 where the source names pairs and 3 where it names triplets.</summary>
    public int PicturesPerSample { get; init; } = 1;

    /// <summary>Channels of the pictures.</summary>
    public int Channels { get; init; } = 3;

    /// <summary>By which mean and deviation the values of views are scaled; null where the recipe's own are.</summary>
    public ChannelStatistics? Normalization { get; init; }

    /// <summary>The kind of encoder.</summary>
    public BackboneFamily Backbone { get; init; }

    /// <summary>Whether the small-picture recipe holds: up to 64 px, as for CIFAR.</summary>
    public bool IsSmall => ImageSize <= 64;
}
