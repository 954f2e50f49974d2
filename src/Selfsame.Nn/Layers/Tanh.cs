using Selfsame.Torch;

namespace Selfsame.Nn;

/// <summary>The hyperbolic tangent: everything lies between -1 and 1 afterwards.</summary>
public sealed class Tanh : Layer
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor x) => x.Tanh();
}
