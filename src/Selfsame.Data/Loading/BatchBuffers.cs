namespace Selfsame.Data.Loading;

/// <summary>The blocks of memory that the batches of a loader take turns in.</summary>
internal sealed class BatchBuffers(IBatchMemory memory, long blockBytes) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Stack<nint> _free = new();
    private bool _isDisposed;

    internal nint Rent()
    {
        lock (_gate)
        {
            if (_free.TryPop(out var block))
            {
                return block;
            }
        }

        return memory.Allocate(blockBytes);
    }

    internal void Return(nint block)
    {
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
