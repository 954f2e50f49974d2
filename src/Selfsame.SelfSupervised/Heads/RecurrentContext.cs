using Selfsame.Nn;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Heads;

/// <summary>A context of a gated recurrent unit that goes down the rows, in each column for itself; a convolution lets it see the columns beside.</summary>
/// <remarks>
/// van den Oord et al.: Pixel Recurrent Neural Networks, ICML 2016, arXiv 1601.06759, section 3.1, with the unit that Contrastive Predictive Coding (2018, arXiv
/// 1807.03748, section 3) names. Deviation: the hidden state itself does not look at the columns beside.
/// </remarks>
public sealed class RecurrentContext : GridContext
{
    private readonly CausalConv2d _input;
    private readonly Gru _unit;

    /// <summary>A context with fresh weights.</summary>
    /// <param name="features">Features of a place, D.</param>
    /// <param name="width">Size of the hidden state, W.</param>
    public RecurrentContext(int features, int width)
    {
        _input = Child("input", new CausalConv2d(features, width, rows: 1, columns: 3));
        _unit = Child("gru", new Gru(width, width));
    }

    /// <inheritdoc/>
    public override int OutputCount => _unit.Width;

    /// <inheritdoc/>
    /// <param name="x">N x D x R x C.</param>
    /// <returns>N x W x R x C.</returns>
    public override Tensor Forward(Tensor x)
    {
        using var scope = new TensorScope();
        var (n, rows, columns) = (x.Size(0), x.Size(2), x.Size(3));
        var seen = _input.Forward(x);                                                          // N x W x R x C
        var down = seen.Permute([0, 3, 2, 1]).Reshape([n * columns, rows, seen.Size(1)]);      // NC x R x W
        var states = _unit.Forward(down).Reshape([n, columns, rows, OutputCount]);
        return scope.Keep(states.Permute([0, 3, 2, 1]));                                       // N x W x R x C
    }
}
