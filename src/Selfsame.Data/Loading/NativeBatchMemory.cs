using Selfsame.Data.Decoding.Interop;

namespace Selfsame.Data.Loading;

/// <summary>Plain memory outside the collected heap, aligned to cache lines.</summary>
public sealed class NativeBatchMemory : IBatchMemory
{
    private const int Alignment = 64;

    /// <inheritdoc/>
    public nint Allocate(long bytes) => NativeBlock.Allocate(bytes, Alignment);

    /// <inheritdoc/>
    public void Free(nint block) => NativeBlock.Free(block);
}
