using System.Collections.Concurrent;
using Selfsame.Data.Loading;

namespace Selfsame.Data.Tests.Loading;

/// <summary>Plain memory that counts the blocks in use.</summary>
internal sealed class CountingMemory : IBatchMemory
{
    private readonly NativeBatchMemory _memory = new();
    private int _blocks;
    private int _allocations;
    private long _bytes;

    public int Blocks => Volatile.Read(ref _blocks);

    public int Allocations => Volatile.Read(ref _allocations);

    /// <summary>The length of all blocks ever given.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    public ConcurrentDictionary<nint, long> Lengths { get; } = [];

    public nint Allocate(long bytes)
    {
        Interlocked.Increment(ref _blocks);
        Interlocked.Increment(ref _allocations);
        Interlocked.Add(ref _bytes, bytes);
        var block = _memory.Allocate(bytes);
        Lengths[block] = bytes;
        return block;
    }

    public void Free(nint block)
    {
        Interlocked.Decrement(ref _blocks);
        _memory.Free(block);
    }
}
