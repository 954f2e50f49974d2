namespace Selfsame.Nn;

/// <summary>Batch normalisation of N x C (or N x C x L), one mean and variance a channel.</summary>
public sealed class BatchNorm1d : BatchNorm
{
    /// <summary>Makes the layer.</summary>
    /// <param name="features">Number of channels, C.</param>
    /// <param name="momentum">Share of the new batch in the running statistics, in [0, 1].</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <param name="affine">False for no scale and no shift.</param>
    /// <param name="bias">False for a scale with no shift.</param>
    public BatchNorm1d(int features, double momentum = 0.1, double epsilon = 1e-5, bool affine = true, bool bias = true)
        : base(features, momentum, epsilon, affine, bias)
    {
    }
}
