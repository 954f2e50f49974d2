using Selfsame.Torch;

namespace Selfsame.SelfSupervised;

/// <summary>The encoder's features of the whole set, computed only if a method asks for them at the start of an epoch.</summary>
public sealed class EpochFeatures
{
    private readonly Func<Tensor> _compute;

    /// <summary>Features that <paramref name="compute"/> makes on demand.</summary>
    /// <param name="epoch">The epoch that is about to begin, from 0.</param>
    /// <param name="compute">Runs the encoder over every sample in index order, without gradient, in evaluation mode: M x D.</param>
    public EpochFeatures(int epoch, Func<Tensor> compute)
    {
        Epoch = epoch;
        _compute = compute;
    }

    /// <summary>The epoch that is about to begin, from 0.</summary>
    public int Epoch { get; }

    /// <summary>Runs the encoder over the whole set. This takes one pass over the data: ask once.</summary>
    /// <returns>Features in index order, M x D, without gradient.</returns>
    public Tensor Compute() => _compute();
}
