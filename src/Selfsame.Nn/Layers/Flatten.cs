using Selfsame.Torch;

namespace Selfsame.Nn;

/// <summary>Joins every dimension but the first.</summary>
public sealed class Flatten : Layer
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor x) => x.Reshape([x.Size(0), -1]); // N x ... -> N x D
}
