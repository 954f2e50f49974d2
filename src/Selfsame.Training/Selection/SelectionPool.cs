using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Selection;

/// <summary>What can be chosen, and what is labelled already.</summary>
public sealed class SelectionPool : IDisposable
{
    /// <summary>Prepares a choice.</summary>
    /// <param name="candidates">The pictures that can be chosen; labels are not looked at.</param>
    /// <param name="labelled">Those that have a label already; null for none.</param>
    /// <param name="classCount">How many classes there are; 0 where nobody knows yet.</param>
    /// <param name="probabilities">What a classifier says of the candidates, N x classes; ownership passes to this object. Null where there is none.</param>
    public SelectionPool(FeatureSet candidates, FeatureSet? labelled = null, int classCount = 0, Tensor? probabilities = null)
    {
        using var scope = new TensorScope();
        Candidates = candidates.Features.L2Normalize().Outlive();
        Labelled = labelled is { Count: > 0 } ? labelled.Features.L2Normalize().Outlive() : null;
        Labels = labelled?.Labels ?? [];
        ClassCount = classCount;
        Probabilities = probabilities?.Outlive();
    }

    /// <summary>Directions of the candidates' features, N x D.</summary>
    public Tensor Candidates { get; }

    /// <summary>Directions of the labelled ones' features, L x D; null where there are none.</summary>
    public Tensor? Labelled { get; }

    /// <summary>Their labels, L.</summary>
    public int[] Labels { get; }

    /// <summary>How many classes there are.</summary>
    public int ClassCount { get; }

    /// <summary>What a classifier says of the candidates, N x classes; null where there is none.</summary>
    public Tensor? Probabilities { get; }

    /// <summary>N.</summary>
    public int Count => (int)Candidates.Size(0);

    /// <inheritdoc/>
    public void Dispose()
    {
        Candidates.Dispose();
        Labelled?.Dispose();
        Probabilities?.Dispose();
    }
}
