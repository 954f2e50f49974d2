using Selfsame.SelfSupervised;
using Selfsame.Torch;
using Selfsame.Training.Streams;

namespace Selfsame.Training.Tests.Training;

/// <summary>Batches of plain vectors: sample i is a function of i, and the order of an epoch of the epoch.</summary>
internal sealed class VectorStream<TBatch>(int samples, int width, int batchSize, Func<Tensor, Tensor, TBatch> make, Func<Method<TBatch>, Tensor, Tensor>? encode = null)
    : IBatchStream<TBatch>
{
    public int BatchesPerEpoch => samples / batchSize;

    public int BatchSize => batchSize;

    public List<double[]?> Weights { get; } = [];

    public IEnumerable<TBatch> Epoch(int epoch, int firstBatch, double[]? weights)
    {
        Weights.Add(weights);
        var order = Enumerable.Range(0, samples).ToArray();
        new Random(epoch).Shuffle(order);
        for (var batch = firstBatch; batch < BatchesPerEpoch; batch++)
        {
            var indices = order[(batch * batchSize)..((batch + 1) * batchSize)];
            yield return make(Vectors(indices), Tensor.From<long>(Array.ConvertAll(indices, index => (long)index), [batchSize]));
        }
    }

    public Tensor Features(Method<TBatch> method) => encode!(method, Vectors([.. Enumerable.Range(0, samples)]));

    private Tensor Vectors(int[] indices)
    {
        var values = indices.SelectMany(index => Enumerable.Range(0, width).Select(c => (float)Math.Sin((index * 7.3) + (c * 1.7)))).ToArray();
        return Tensor.From<float>(values, [indices.Length, width]);
    }
}
