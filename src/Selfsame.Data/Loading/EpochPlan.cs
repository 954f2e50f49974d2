using Selfsame.Data.Drawing;

namespace Selfsame.Data.Loading;

/// <summary>What one pass through the data is to deliver.</summary>
internal sealed class EpochPlan
{
    internal required int Epoch { get; init; }

    internal required int FirstStep { get; init; }

    internal required int Steps { get; init; }

    internal required int BatchSize { get; init; }

    internal required int BatchesAhead { get; init; }

    internal required int[] Order { get; init; }

    internal required bool Repeats { get; init; }

    internal required BatchLayout Layout { get; init; }

    internal required BatchBuffers Buffers { get; init; }

    /// <summary>Set where a device makes the views.</summary>
    internal required DeviceRecipe? Device { get; init; }

    internal int Position(int step, int slot) => (step * BatchSize) + slot;

    internal PendingBatch Start(int step)
    {
        var count = Math.Min(BatchSize, Order.Length - (step * BatchSize));
        if (Device is not null)
        {
            return new PendingBatch(Epoch, step, count, Device, Buffers);
        }

        var block = Buffers.Rent();
        return new PendingBatch(Epoch, step, count, block, Layout.Views(block, count));
    }
}
