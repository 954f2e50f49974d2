using System.Globalization;
using Selfsame.Torch;

namespace Selfsame.Nn;

/// <summary>Keeps the convolutions and linear layers of a network from stretching anything: each weight is divided by its largest singular value.</summary>
/// <remarks>
/// Miyato et al., ICLR 2018, arXiv 1802.05957, Algorithm 1: one power iteration a pass, from the vector that the last one ended with, and no gradient
/// through the two vectors. The vectors are buffers of this module, so that a network keeps the names and the number of its tensors. Deviations: the
/// vectors start at a fixed direction in place of a random one, and <see cref="Absorb"/> divides the weights that are stored too, so that a network
/// is saved as it was used; the formula does not see the length of what it divides.
/// </remarks>
public sealed class SpectralNorm : Module
{
    private const double Epsilon = 1e-12;

    private readonly IWeightedLayer[] _layers;
    private readonly Tensor[] _left;

    /// <summary>Normalises the layers of some networks. Nothing is changed until <see cref="Apply"/>.</summary>
    /// <param name="networks">Their convolutions and linear layers, at any depth, are normalised; embeddings and transposed convolutions are not.</param>
    public SpectralNorm(params IReadOnlyList<Module> networks)
    {
        using var scope = new TensorScope();
        _layers = [.. networks.SelectMany(network => network.Descendants()).OfType<IWeightedLayer>()];
        _left = [.. _layers.Select((layer, index) => Buffer(index.ToString(CultureInfo.InvariantCulture), Start(layer.Weight.Size(0))))];
    }

    /// <summary>Lets the layers compute with normalised weights until the result is disposed. In training mode each vector takes one step of power iteration.</summary>
    /// <returns>Dispose it when the forward passes are over; the backward pass may come later.</returns>
    public IDisposable Apply()
    {
        for (var i = 0; i < _layers.Length; i++)
        {
            _layers[i].Substitute = _layers[i].Weight / Norm(i, IsTraining);
        }

        return new Application(_layers);
    }

    /// <summary>Divides the stored weights by their norms, in place: what is saved now computes what was computed with <see cref="Apply"/>.</summary>
    public void Absorb()
    {
        for (var i = 0; i < _layers.Length; i++)
        {
            using var noGrad = new NoGrad();
            _layers[i].Weight.Div_(Norm(i, advance: false));
        }
    }

    // u' W v for the weight as a matrix; only W has a gradient.
    private Tensor Norm(int index, bool advance)
    {
        using var scope = new TensorScope();
        var matrix = _layers[index].Weight.Flatten(1);                        // O x I
        var right = Right(matrix, _left[index], advance);                     // I
        return scope.Keep(_left[index].Clone().Dot(matrix.Mv(right)));        // the next pass changes the vector, the backward pass wants this one
    }

    private static Tensor Right(Tensor matrix, Tensor left, bool advance)
    {
        using var noGrad = new NoGrad();
        var right = Unit(matrix.Transpose(0, 1).Mv(left));                    // I
        if (advance)
        {
            left.Copy_(Unit(matrix.Mv(right)));                               // O
        }

        return noGrad.Keep(right);
    }

    private static Tensor Unit(Tensor vector) => vector / (Linalg.VectorNorm(vector) + Epsilon);

    private static Tensor Start(long size) => Unit((Tensor.Arange(size) * 1.7).Cos()).Clone();

    private sealed class Application(IWeightedLayer[] layers) : IDisposable
    {
        public void Dispose()
        {
            foreach (var layer in layers)
            {
                layer.Substitute = null;
            }
        }
    }
}
