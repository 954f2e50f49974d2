using Selfsame.Torch;

namespace Selfsame.Nn;

/// <summary>Returns its input.</summary>
public sealed class Identity : Layer
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor x) => x;
}
