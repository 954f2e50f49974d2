using System.Globalization;
using Selfsame.Torch;

namespace Selfsame.Nn;

/// <summary>Layers one after another, named 0, 1, 2, ...</summary>
public sealed class Sequential : Layer
{
    private readonly Layer[] _layers;

    /// <summary>Makes the chain.</summary>
    /// <param name="layers">The layers in order of application; none makes the identity.</param>
    public Sequential(params IEnumerable<Layer> layers)
    {
        _layers = [.. layers];
        for (var i = 0; i < _layers.Length; i++)
        {
            Child(i.ToString(CultureInfo.InvariantCulture), _layers[i]);
        }
    }

    /// <summary>The layers in order.</summary>
    public IReadOnlyList<Layer> Layers => _layers;

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x)
    {
        foreach (var layer in _layers)
        {
            x = layer.Forward(x);
        }

        return x;
    }
}
