namespace Selfsame.Torch;

/// <summary>How the elements of a tensor lie in memory (<c>c10::MemoryFormat</c>).</summary>
public enum MemoryFormat : sbyte
{
    /// <summary>Row-major: the last dimension is the fastest.</summary>
    Contiguous = 0,

    /// <summary>As the input has it.</summary>
    Preserve = 1,

    /// <summary>N x C x H x W stored as N x H x W x C: what convolutions on a CPU like best.</summary>
    ChannelsLast = 2,
}
