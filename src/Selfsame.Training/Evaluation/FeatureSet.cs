using Selfsame.Torch;

namespace Selfsame.Training.Evaluation;

/// <summary>Features of a whole source and the labels that belong to them.</summary>
/// <remarks>Owns its tensor, which lives outside every scope until <see cref="Dispose"/>.</remarks>
public sealed class FeatureSet : IDisposable
{
    /// <summary>Joins features and labels.</summary>
    /// <param name="features">M x D float32 on the CPU; ownership passes to this object.</param>
    /// <param name="labels">M class indices, -1 where a sample has none.</param>
    /// <param name="indices">M positions in the source the features were made from.</param>
    /// <exception cref="ArgumentException">The numbers of rows differ.</exception>
    public FeatureSet(Tensor features, int[] labels, int[] indices)
    {
        if (features.Rank != 2 || features.Size(0) != labels.Length || labels.Length != indices.Length)
            throw new ArgumentException($"{labels.Length} labels do not belong to features of shape {string.Join(" x ", features.Shape)}.", nameof(labels));
        Features = features.Outlive();
        Labels = labels;
        Indices = indices;
    }

    /// <summary>M x D float32 on the CPU.</summary>
    public Tensor Features { get; }

    /// <summary>M class indices, -1 where a sample has none.</summary>
    public int[] Labels { get; }

    /// <summary>M positions in the source.</summary>
    public int[] Indices { get; }

    /// <summary>M.</summary>
    public int Count => Labels.Length;

    /// <summary>D.</summary>
    public int Width => (int)Features.Size(1);

    /// <summary>The rows at <paramref name="positions"/>, in that order.</summary>
    /// <param name="positions">Row numbers in [0, M).</param>
    public FeatureSet Subset(int[] positions)
    {
        using var scope = new TensorScope();
        using var rows = Tensor.From<long>(Array.ConvertAll(positions, p => (long)p), [positions.Length]);
        return new FeatureSet(
            Features.IndexSelect(0, rows),
            Array.ConvertAll(positions, p => Labels[p]),
            Array.ConvertAll(positions, p => Indices[p]));
    }

    /// <summary>The same features with other labels.</summary>
    /// <param name="labels">M class indices.</param>
    public FeatureSet Relabelled(int[] labels) => new(Features.Clone(), labels, Indices);

    /// <inheritdoc/>
    public void Dispose() => Features.Dispose();
}
