using System.Runtime.ExceptionServices;
using Selfsame.Data.Drawing;

namespace Selfsame.Data.Loading;

/// <summary>A batch that workers are filling, slot by slot.</summary>
internal sealed class PendingBatch
{
    private readonly List<(int Slot, DamagedPicture Picture)> _damaged = [];
    private readonly BatchBuffers? _buffers;
    private int _slotsLeft;
    private int _failedSlot = int.MaxValue;
    private ExceptionDispatchInfo? _failure;

    internal PendingBatch(int epoch, int step, int count, nint block, ViewBlock[] views)
    {
        Epoch = epoch;
        Step = step;
        Block = block;
        Views = views;
        Indices = new int[count];
        Labels = new int[count];
        _slotsLeft = count;
    }

    /// <summary>A batch whose views a device will make: its block is rented when it is known how long it is.</summary>
    internal PendingBatch(int epoch, int step, int count, DeviceRecipe recipe, BatchBuffers buffers)
        : this(epoch, step, count, 0, [])
    {
        Slots = new DrawnSlots(recipe, count);
        _buffers = buffers;
    }

    internal int Epoch { get; }

    internal int Step { get; }

    internal nint Block { get; private set; }

    internal ViewBlock[] Views { get; }

    /// <summary>Where a batch whose views a device will make is gathered; null for one of finished views.</summary>
    internal DrawnSlots? Slots { get; }

    /// <summary>The same, all slots being done.</summary>
    internal DrawnBatch? Drawn { get; private set; }

    internal int[] Indices { get; }

    internal int[] Labels { get; }

    /// <summary>The first slot that no worker has taken; guarded by the loader's lock.</summary>
    internal int NextSlot { get; set; }

    /// <summary>Whether all slots are filled; guarded by the loader's lock.</summary>
    internal bool IsReady { get; set; }

    /// <summary>The damaged pictures that were met, in the order of the slots: the same for any number of workers.</summary>
    internal IEnumerable<DamagedPicture> Damaged => _damaged.OrderBy(entry => entry.Slot).Select(entry => entry.Picture);

    /// <summary>Says that slots are done; true for the last.</summary>
    internal bool Finish(int slots)
    {
        if (Interlocked.Add(ref _slotsLeft, -slots) != 0)
        {
            return false;
        }

        if (Slots is not null && _failure is null)
        {
            Drawn = Slots.Pack(_buffers!);
            Block = Drawn.Block;
        }

        return true;
    }

    internal void Add(int slot, DamagedPicture picture)
    {
        lock (_damaged)
        {
            _damaged.Add((slot, picture));
        }
    }

    /// <summary>Keeps what went wrong in the lowest slot.</summary>
    internal void Fail(int slot, Exception error)
    {
        lock (_damaged)
        {
            if (slot < _failedSlot)
            {
                (_failedSlot, _failure) = (slot, ExceptionDispatchInfo.Capture(error));
            }
        }
    }

    internal void ThrowIfFailed() => _failure?.Throw();
}
