using Selfsame.Torch;

namespace Selfsame.Nn;

/// <summary>A normalisation with a scale and a shift a channel, in the three forms that residual networks need.</summary>
public abstract class ChannelNorm : Layer
{
    private protected ChannelNorm()
    {
    }

    /// <summary>The scale, one value a channel, or null without affine parameters.</summary>
    public abstract Tensor? Weight { get; }

    /// <summary>The shift, one value a channel, or null.</summary>
    public abstract Tensor? Bias { get; }

    /// <summary>Normalises and applies the rectifier: <c>relu(norm(x))</c>.</summary>
    /// <param name="x">N x C or N x C x H x W.</param>
    /// <returns>The same shape.</returns>
    public abstract Tensor ForwardRelu(Tensor x);

    /// <summary>Normalises, adds a residual and applies the rectifier: <c>relu(norm(x) + residual)</c>.</summary>
    /// <param name="x">N x C x H x W.</param>
    /// <param name="residual">The same shape.</param>
    /// <returns>The same shape.</returns>
    public abstract Tensor ForwardAddRelu(Tensor x, Tensor residual);
}
