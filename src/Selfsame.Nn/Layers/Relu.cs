using Selfsame.Torch;

namespace Selfsame.Nn;

/// <summary>The rectifier, <c>max(x, 0)</c>.</summary>
public sealed class Relu : Layer
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor x) => x.Relu();
}
