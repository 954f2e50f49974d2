using Selfsame.Torch;

namespace Selfsame.Nn;

/// <summary>The exact Gaussian error linear unit, <c>x Φ(x)</c>.</summary>
/// <remarks>Hendrycks and Gimpel, 2016, arXiv 1606.08415.</remarks>
public sealed class Gelu : Layer
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor x) => x.Gelu();
}
