using Selfsame.Data.Drawing;

namespace Selfsame.Data.Loading;

/// <summary>The views of some pictures, ready for the engine. Disposing gives its memory back to the loader, for the batches to come.</summary>
public sealed class PictureBatch : IDisposable
{
    private BatchBuffers? _buffers;
    private readonly nint _block;

    internal PictureBatch(PendingBatch pending, BatchBuffers buffers)
    {
        Epoch = pending.Epoch;
        Step = pending.Step;
        Indices = pending.Indices;
        Labels = pending.Labels;
        Views = pending.Views;
        Drawn = pending.Drawn;
        _block = pending.Block;
        _buffers = buffers;
    }

    /// <summary>The epoch, from 0.</summary>
    public int Epoch { get; }

    /// <summary>The step in the epoch, from 0.</summary>
    public int Step { get; }

    /// <summary>The indices of the pictures in the source; N. A replaced picture stands under the index of its replacement.</summary>
    public int[] Indices { get; }

    /// <summary>The labels of the pictures, -1 for none; N.</summary>
    public int[] Labels { get; }

    /// <summary>The views, in the order of the recipe; none where <see cref="Drawn"/> is there in their place.</summary>
    public IReadOnlyList<ViewBlock> Views { get; }

    /// <summary>What a device makes the views from; null where they are finished (see <see cref="LoaderOptions.LeavesViewsToDevice"/>).</summary>
    public DrawnBatch? Drawn { get; }

    /// <summary>Gives the memory back; the views must not be used any more.</summary>
    public void Dispose() => Interlocked.Exchange(ref _buffers, null)?.Return(_block);
}
