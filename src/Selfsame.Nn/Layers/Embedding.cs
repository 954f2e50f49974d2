using Selfsame.Torch;

namespace Selfsame.Nn;

/// <summary>A table of vectors looked up by index.</summary>
/// <remarks>Initialised as in PyTorch, standard normal.</remarks>
public sealed class Embedding : Layer
{
    private readonly Tensor _weight;

    /// <summary>Makes the table.</summary>
    /// <param name="entries">Number of vectors.</param>
    /// <param name="width">Size of each.</param>
    public Embedding(int entries, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(entries, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        _weight = Parameter("weight", Tensor.Empty([entries, width]));
        Initializers.Normal(_weight, 1);
    }

    /// <summary>Looks up vectors.</summary>
    /// <param name="x">Int64 indices of any shape, each in [0, entries).</param>
    /// <returns>The shape of the indices and the width behind it.</returns>
    public override Tensor Forward(Tensor x) => Tensor.Embedding(_weight, x);
}
