namespace Selfsame.Data.Transforms.Kernels;

/// <summary>Memory that only grows and never moves, reused for every picture of a worker.</summary>
internal sealed unsafe class PlaneBuffer
{
    /// <summary>Kernels write whole vectors, so they may touch this much past the last value.</summary>
    public const int Slack = 128;

    private byte[] _bytes = [];

    public byte* Pointer { get; private set; }

    /// <summary>Memory of at least this many bytes, plus the slack. What it held before is lost if it has to grow.</summary>
    public byte* Reserve(long count)
    {
        if (_bytes.LongLength < count + (2 * Slack))
        {
            _bytes = GC.AllocateUninitializedArray<byte>(checked((int)(count + (2 * Slack))), pinned: true);
            fixed (byte* start = _bytes)
            {
                Pointer = (byte*)(((nuint)start + Slack - 1) & ~(nuint)(Slack - 1));
            }
        }

        return Pointer;
    }

    /// <summary>The same memory as a managed block of exactly this many bytes.</summary>
    public Memory<byte> Borrow(int count)
    {
        Reserve(count);
        fixed (byte* start = _bytes)
        {
            return _bytes.AsMemory((int)(Pointer - start), count);
        }
    }
}
