namespace Selfsame.SelfSupervised.Heads;

/// <summary>The shape of a <see cref="DinoHead"/>. Defaults are those of DINO for ImageNet.</summary>
public sealed record DinoHeadOptions
{
    /// <summary>Number of features that come in, at least 1.</summary>
    public required int InputWidth { get; init; }

    /// <summary>Width of the two hidden layers, at least 1.</summary>
    public int HiddenWidth { get; init; } = 2048;

    /// <summary>Width of the unit vectors that are compared with the prototypes, at least 1.</summary>
    public int BottleneckWidth { get; init; } = 256;

    /// <summary>Number of prototypes, K: the width of the output, at least 2.</summary>
    public int OutputWidth { get; init; } = 65536;

    /// <summary>Whether batch norm stands before the activations of the hidden layers.</summary>
    public bool BatchNorm { get; init; }

    /// <summary>Whether prototypes keep length 1; otherwise their lengths are learnt.</summary>
    public bool NormalizePrototypes { get; init; } = true;
}
