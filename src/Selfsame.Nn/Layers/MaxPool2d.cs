using Selfsame.Torch;

namespace Selfsame.Nn;

/// <summary>The maximum over square windows.</summary>
public sealed class MaxPool2d : Layer
{
    private readonly long[] _kernel;
    private readonly long[] _stride;
    private readonly long[] _padding;

    /// <summary>Makes the layer.</summary>
    /// <param name="kernel">Side of the window.</param>
    /// <param name="stride">Step, the same in both directions.</param>
    /// <param name="padding">Rows and columns of minus infinity on each side.</param>
    public MaxPool2d(int kernel, int stride, int padding = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(kernel, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(padding);
        _kernel = [kernel, kernel];
        _stride = [stride, stride];
        _padding = [padding, padding];
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x) => x.MaxPool2d(_kernel, _stride, _padding); // N x C x H x W -> N x C x H' x W'
}
