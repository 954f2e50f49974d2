using Selfsame.Torch;

namespace Selfsame.Nn.Backbones;

/// <summary>A residual block: what its branch computes, plus the (possibly projected) input, rectified.</summary>
internal abstract class ResidualBlock : Layer
{
    private readonly int _stride;
    private Conv2d? _projection;
    private BatchNorm2d? _projectionNorm;

    protected ResidualBlock(int stride) => _stride = stride;

    /// <summary>The batch norm at the end of the branch.</summary>
    public abstract BatchNorm2d LastNorm { get; }

    public sealed override Tensor Forward(Tensor x)
    {
        // The scope lets go of what the backward pass does not need: without it every intermediate would live to the end of the step.
        using var scope = new TensorScope();
        var shortcut = _projection is null ? x : _projectionNorm!.Forward(_projection.Forward(x));
        return scope.Keep(LastNorm.ForwardAddRelu(Branch(x), shortcut));
    }

    /// <summary>The branch up to its last batch norm.</summary>
    protected abstract Tensor Branch(Tensor x);

    /// <summary>Registers the projection of the shortcut where shapes differ; called last, for the order of the state dict.</summary>
    protected void Project(int inputs, int outputs)
    {
        if (_stride == 1 && inputs == outputs)
        {
            return;
        }

        _projection = new Conv2d(inputs, outputs, kernel: 1, stride: _stride, bias: false);
        _projectionNorm = new BatchNorm2d(outputs);
        Child("downsample", new Sequential(_projection, _projectionNorm));
    }
}
