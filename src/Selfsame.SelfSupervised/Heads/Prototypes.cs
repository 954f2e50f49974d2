using Selfsame.Nn;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Heads;

/// <summary>K trainable unit vectors: what embeddings are compared with in clustering methods. A linear layer without bias.</summary>
/// <remarks>Caron et al. (SwAV), NeurIPS 2020, arXiv 2006.09882, section 3.1: the rows are brought back to length 1 after each step.</remarks>
public sealed class Prototypes : Layer
{
    /// <summary>Prototypes in random directions.</summary>
    /// <param name="width">Width of an embedding, D; at least 1.</param>
    /// <param name="count">Number of prototypes, K; at least 2.</param>
    public Prototypes(int width, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        Weight = Parameter("weight", Tensor.Empty([count, width]));
        Initializers.FanInUniform(Weight, width);
        Normalize();
    }

    /// <summary>The prototypes, K x D.</summary>
    public Tensor Weight { get; }

    /// <inheritdoc/>
    /// <param name="x">Embeddings of unit length, N x D.</param>
    /// <returns>Cosines, N x K.</returns>
    public override Tensor Forward(Tensor x) => Forward(x, freeze: false);

    /// <summary>Compares embeddings with the prototypes, or does so without letting these learn, as in the first epoch.</summary>
    /// <param name="x">Embeddings of unit length, N x D.</param>
    /// <param name="freeze">True to let no gradient reach the prototypes; it still reaches <paramref name="x"/>.</param>
    /// <returns>Cosines, N x K.</returns>
    public Tensor Forward(Tensor x, bool freeze) => x.Linear(freeze ? Weight.Detach() : Weight);

    /// <summary>Brings every prototype to length 1, in place: called after each step of the optimizer.</summary>
    public void Normalize()
    {
        using var noGrad = new NoGrad();
        Weight.Copy_(Weight.L2Normalize());
    }
}
