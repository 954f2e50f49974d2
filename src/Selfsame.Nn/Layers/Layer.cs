using Selfsame.Torch;

namespace Selfsame.Nn;

/// <summary>A module that maps one tensor to one tensor.</summary>
public abstract class Layer : Module
{
    /// <summary>Applies the layer.</summary>
    /// <param name="x">The input; each layer states its shape.</param>
    /// <returns>The output; the input is not changed.</returns>
    public abstract Tensor Forward(Tensor x);
}
