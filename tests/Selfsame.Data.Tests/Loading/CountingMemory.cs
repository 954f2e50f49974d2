using Selfsame.Data.Loading;

namespace Selfsame.Data.Tests.Loading;

/// <summary>Plain memory that counts the blocks in use.</summary>
internal sealed class CountingMemory : IBatchMemory
{
    private readonly NativeBatchMemory _memory = new();
    private int _blocks;
    private int _allocations;

    public int Blocks => Volatile.Read(ref _blocks);

    public int Allocations => Volatile.Read(ref _allocations);

    public nint Allocate(long bytes)
    {
        Interlocked.Increment(ref _blocks);
        Interlocked.Increment(ref _allocations);
        return _memory.Allocate(bytes);
    }

    public void Free(nint block)
    {
        Interlocked.Decrement(ref _blocks);
        _memory.Free(block);
    }
}
