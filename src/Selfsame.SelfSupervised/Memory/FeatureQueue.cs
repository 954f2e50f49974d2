using Selfsame.Nn;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Memory;

/// <summary>Embeddings of the latest batches, first in, first out: negatives, neighbours or targets beyond the batch at hand.</summary>
/// <remarks>
/// He et al., CVPR 2020, arXiv 1911.05722, section 3.2. Every row has unit length at every moment, also before the first batch is in: rows are
/// normalised on their way in, and the start is random directions, as in the paper's code. The start is drawn when it is first needed, from
/// libtorch's generator. A capacity that is no multiple of the batch is filled to its last row, and the rest of the batch goes on from the first.
/// </remarks>
public sealed class FeatureQueue : Module
{
    private const long NotDrawn = -1;

    private readonly Tensor _rows;
    private readonly Tensor _written;

    /// <summary>A queue without any batch.</summary>
    /// <param name="capacity">Number of rows kept, K; at least 1.</param>
    /// <param name="width">Width of a row, D; at least 1.</param>
    public FeatureQueue(int capacity, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        Capacity = capacity;
        _rows = Buffer("rows", Tensor.Zeros([capacity, width]));
        _written = Buffer("written", Tensor.Full([], NotDrawn, DType.Int64));
    }

    /// <summary>Number of rows kept, K.</summary>
    public int Capacity { get; }

    /// <summary>Number of rows that have ever been put in.</summary>
    public long Written => Math.Max(0, _written.Item<long>());

    /// <summary>The place of the next row, from 0 to K - 1.</summary>
    public int Pointer => (int)(Written % Capacity);

    /// <summary>Whether every row has come from a batch: none is random any more.</summary>
    public bool IsFull => Written >= Capacity;

    /// <summary>A capacity for a data set: the largest power of two that is at most half of it, so that a picture seldom meets its own past.</summary>
    /// <param name="sampleCount">Samples in the source.</param>
    /// <param name="most">The method's own capacity, which is not exceeded.</param>
    public static int CapacityFor(int sampleCount, int most)
    {
        var capacity = 1;
        while (2 * capacity <= sampleCount / 2)
        {
            capacity *= 2;
        }

        return Math.Min(capacity, most);
    }

    /// <summary>A copy of all rows, in no particular order: a loss may keep it for its backward pass while the queue goes on.</summary>
    /// <returns>K x D, unit length, without gradient.</returns>
    public Tensor Read()
    {
        using var noGrad = new NoGrad();
        return noGrad.Keep(Rows().Clone());
    }

    /// <summary>The row nearest to each embedding by cosine.</summary>
    /// <param name="z">Embeddings, N x D, of any length.</param>
    /// <returns>N x D, unit length, without gradient.</returns>
    public Tensor Nearest(Tensor z)
    {
        using var noGrad = new NoGrad();
        using var full = Autocast.Off(z.Device);
        var rows = Rows();
        var nearest = z.To(rows.DType).Matmul(rows.T).Argmax(1); // N
        return noGrad.Keep(rows.IndexSelect(0, nearest));
    }

    /// <summary>Puts a batch in, in place of the oldest rows. Of a batch larger than the queue the last K rows stay.</summary>
    /// <param name="z">Embeddings, N x D, of any length; only their direction is kept, and no gradient.</param>
    public void Enqueue(Tensor z)
    {
        using var noGrad = new NoGrad();
        var rows = Rows();
        var skipped = Math.Max(0, z.Size(0) - Capacity);
        var count = z.Size(0) - skipped;
        var places = (Tensor.Arange(count, dtype: DType.Int64, device: z.Device) + _written + skipped).Remainder(Capacity); // N
        rows.IndexCopy_(0, places, z.Detach().Narrow(0, skipped, count).To(rows.DType).L2Normalize());
        _written.Add_(z.Size(0));
    }

    // Drawn in float32 so that every precision starts alike.
    private Tensor Rows()
    {
        if (_written.Item<long>() == NotDrawn)
        {
            _rows.Copy_(Tensor.Randn(_rows.Shape, DType.Float32, _rows.Device).To(_rows.DType).L2Normalize());
            _written.Zero_();
        }

        return _rows;
    }
}
