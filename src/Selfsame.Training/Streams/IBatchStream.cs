using Selfsame.SelfSupervised;
using Selfsame.Torch;

namespace Selfsame.Training.Streams;

/// <summary>Where a trainer gets its batches from. The same epoch gives the same batches however often it is asked for.</summary>
/// <typeparam name="TBatch">What a batch is.</typeparam>
public interface IBatchStream<TBatch>
{
    /// <summary>Batches of one pass over the data, at least 1.</summary>
    int BatchesPerEpoch { get; }

    /// <summary>Samples in a batch.</summary>
    int BatchSize { get; }

    /// <summary>The batches of an epoch, from one of them on.</summary>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="firstBatch">How many to leave out: those made before a checkpoint.</param>
    /// <param name="weights">A sampling weight for every sample, or null to take each sample once.</param>
    /// <returns>Batches; each is valid until the next is asked for, and its tensors belong to the scope that is open then.</returns>
    IEnumerable<TBatch> Epoch(int epoch, int firstBatch, double[]? weights);

    /// <summary>The features of every sample in index order, for methods that cluster.</summary>
    /// <param name="method">The method, in evaluation mode; called without gradient.</param>
    /// <returns>M x D.</returns>
    Tensor Features(Method<TBatch> method);
}
