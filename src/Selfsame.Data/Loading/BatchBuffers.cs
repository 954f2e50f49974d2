namespace Selfsame.Data.Loading;

/// <summary>The blocks of memory that the batches of a loader take turns in.</summary>
internal sealed class BatchBuffers(IBatchMemory memory, long blockBytes) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Stack<nint> _free = new();
    private readonly Dictionary<nint, long> _lengths = [];
    private bool _isDisposed;

    internal nint Rent() => Rent(blockBytes);

    /// <summary>A block of at least this length; one that is free and too short makes room for it.</summary>
    internal nint Rent(long bytes)
    {
        lock (_gate)
        {
            while (_free.TryPop(out var free))
            {
                if (_lengths[free] >= bytes)
                {
                    return free;
                }

                _lengths.Remove(free);
                memory.Free(free);
            }
        }

        // Outside the lock, as it may take a while. Blocks whose length varies get some to spare.
        var length = bytes == blockBytes ? bytes : bytes + (bytes / 8);
        var block = memory.Allocate(length);
        lock (_gate)
        {
            _lengths[block] = length;
        }

        return block;
    }

    internal void Return(nint block)
    {
        if (block == 0)
        {
            return;
        }

        lock (_gate)
        {
            if (!_isDisposed)
            {
                _free.Push(block);
                return;
            }
        }

        memory.Free(block);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            while (_free.TryPop(out var block))
            {
                memory.Free(block);
            }
        }
    }
}
