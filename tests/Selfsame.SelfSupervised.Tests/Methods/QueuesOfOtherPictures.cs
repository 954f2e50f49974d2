using Selfsame.Nn;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Tests.Methods;

/// <summary>
/// Keeps the queues of a method as they are. Trained on one batch over and over, a queue would hold nothing but that batch: every negative would be false,
/// and the loss would rise as the embeddings get better.
/// </summary>
internal sealed class QueuesOfOtherPictures : IDisposable
{
    private readonly List<(Tensor Live, Tensor Saved)> _queues = [];

    /// <summary>Fills the queues of a method, if it has any, by one forward pass.</summary>
    public static QueuesOfOtherPictures Fill<TBatch>(Method<TBatch> method, Action forward)
    {
        using var scope = new TensorScope();
        var queues = new QueuesOfOtherPictures();
        NamedTensor[] buffers = [.. method.Buffers().Where(buffer => buffer.Name.Contains("queue", StringComparison.Ordinal))];
        if (buffers.Length > 0)
        {
            using var noGrad = new NoGrad();
            forward();
            queues._queues.AddRange(buffers.Select(buffer => (buffer.Value, buffer.Value.Clone().Outlive())));
        }

        return queues;
    }

    public void PutBack()
    {
        using var noGrad = new NoGrad();
        foreach (var (live, saved) in _queues)
        {
            live.Copy_(saved);
        }
    }

    public void Dispose()
    {
        foreach (var (_, saved) in _queues)
        {
            saved.Dispose();
        }
    }
}
