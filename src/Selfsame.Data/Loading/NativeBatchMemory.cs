using Selfsame.Data.Decoding.Interop;

namespace Selfsame.Data.Loading;

/// <summary>Plain memory outside the collected heap, aligned to cache lines; in large pages where it fills some.</summary>
public sealed class NativeBatchMemory : IBatchMemory
{
    private const int Alignment = 64;

    /// <inheritdoc/>
    public nint Allocate(long bytes)
    {
        if (bytes < LargePages.Bytes)
        {
            return NativeBlock.Allocate(bytes, Alignment);
        }

        var block = NativeBlock.Allocate(bytes, LargePages.Bytes);
        LargePages.Ask(block, bytes);
        return block;
    }

    /// <inheritdoc/>
    public void Free(nint block) => NativeBlock.Free(block);
}
