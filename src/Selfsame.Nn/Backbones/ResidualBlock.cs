using Selfsame.Torch;

namespace Selfsame.Nn.Backbones;

/// <summary>A residual block: what its branch computes, plus the (possibly projected) input, rectified.</summary>
internal abstract class ResidualBlock : Layer
{
    private readonly int _stride;
    private readonly BackboneNorm _norm;
    private Conv2d? _projection;
    private ChannelNorm? _projectionNorm;

    protected ResidualBlock(int stride, BackboneNorm norm)
    {
        _stride = stride;
        _norm = norm;
    }

    /// <summary>The norm at the end of the branch.</summary>
    public abstract ChannelNorm LastNorm { get; }

    /// <summary>The norm of a kind.</summary>
    /// <param name="norm">Which.</param>
    /// <param name="features">Number of channels.</param>
    public static ChannelNorm Create(BackboneNorm norm, int features) =>
        norm == BackboneNorm.Layer ? new LayerNorm2d(features) : new BatchNorm2d(features);

    public sealed override Tensor Forward(Tensor x)
    {
        // The scope lets go of what the backward pass does not need: without it every intermediate would live to the end of the step.
        using var scope = new TensorScope();
        var shortcut = _projection is null ? x : _projectionNorm!.Forward(_projection.Forward(x));
        return scope.Keep(LastNorm.ForwardAddRelu(Branch(x), shortcut));
    }

    /// <summary>A norm of the block's kind.</summary>
    protected ChannelNorm Norm(int features) => Create(_norm, features);

    /// <summary>The branch up to its last norm.</summary>
    protected abstract Tensor Branch(Tensor x);

    /// <summary>Registers the projection of the shortcut where shapes differ; called last, for the order of the state dict.</summary>
    protected void Project(int inputs, int outputs)
    {
        if (_stride == 1 && inputs == outputs)
        {
            return;
        }

        _projection = new Conv2d(inputs, outputs, kernel: 1, stride: _stride, bias: false);
        _projectionNorm = Norm(outputs);
        Child("downsample", new Sequential(_projection, _projectionNorm));
    }
}
