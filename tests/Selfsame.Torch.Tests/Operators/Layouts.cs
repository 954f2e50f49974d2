namespace Selfsame.Torch.Tests.Operators;

/// <summary>The ways the same elements can lie in memory.</summary>
[Flags]
public enum Layouts
{
    /// <summary>Row-major.</summary>
    Contiguous = 1,

    /// <summary>The first and the last dimension have changed places in memory.</summary>
    Transposed = 2,

    /// <summary>Every element is followed by one that does not belong to the tensor.</summary>
    Gapped = 4,

    /// <summary>Pictures as N x H x W x C.</summary>
    ChannelsLast = 8,

    /// <summary>All that apply to the rank.</summary>
    All = Contiguous | Transposed | Gapped | ChannelsLast,
}
