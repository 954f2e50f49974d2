using Selfsame.Torch;

namespace Selfsame.Nn;

/// <summary>Self-attention and a feed-forward part, each with a layer norm and a residual; timm's names.</summary>
/// <remarks>Vaswani et al. 2017 (norm last); Dosovitskiy et al., ICLR 2021, arXiv 2010.11929 (norm first).</remarks>
public sealed class TransformerBlock : Layer
{
    private readonly bool _normFirst;
    private readonly LayerNorm _norm1;
    private readonly Attention _attention;
    private readonly LayerNorm _norm2;
    private readonly FeedForward _feedForward;
    private readonly DropPath _dropPath;

    /// <summary>Makes the block.</summary>
    /// <param name="options">Its shape.</param>
    public TransformerBlock(TransformerBlockOptions options)
    {
        _normFirst = options.NormFirst;
        var hidden = options.Hidden == 0 ? 4 * options.Width : options.Hidden;
        _norm1 = Child("norm1", new LayerNorm(options.Width, options.Epsilon));
        _attention = Child("attn", new Attention(options.Width, options.Heads));
        _norm2 = Child("norm2", new LayerNorm(options.Width, options.Epsilon));
        _feedForward = Child("mlp", new FeedForward(options.Width, hidden, options.Rectifier ? new Relu() : new Gelu()));
        _dropPath = Child("drop_path", new DropPath(options.DropPath));
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x) => Forward(x, null);

    /// <summary>Applies the block.</summary>
    /// <param name="x">N x T x D.</param>
    /// <param name="mask">Boolean, broadcast to N x H x T x T, true where attention is allowed; null allows all.</param>
    /// <returns>N x T x D.</returns>
    public Tensor Forward(Tensor x, Tensor? mask)
    {
        using var scope = new TensorScope();
        if (_normFirst)
        {
            x = x + _dropPath.Forward(_attention.Forward(_norm1.Forward(x), mask));
            x = x + _dropPath.Forward(_feedForward.Forward(_norm2.Forward(x)));
        }
        else
        {
            x = _norm1.Forward(x + _dropPath.Forward(_attention.Forward(x, mask)));
            x = _norm2.Forward(x + _dropPath.Forward(_feedForward.Forward(x)));
        }

        return scope.Keep(x);
    }

    /// <summary>Applies the block where only the last tokens are of use: the end of what <see cref="Forward(Tensor)"/> gives, and no more work than that.</summary>
    /// <param name="x">N x T x D.</param>
    /// <param name="last">How many of the tokens are wanted, L.</param>
    /// <returns>N x L x D.</returns>
    public Tensor ForwardLast(Tensor x, long last)
    {
        using var scope = new TensorScope();
        var end = x.Narrow(1, x.Size(1) - last, last);
        if (_normFirst)
        {
            end = end + _dropPath.Forward(_attention.ForwardLast(_norm1.Forward(x), last));
            end = end + _dropPath.Forward(_feedForward.Forward(_norm2.Forward(end)));
        }
        else
        {
            end = _norm1.Forward(end + _dropPath.Forward(_attention.ForwardLast(x, last)));
            end = _norm2.Forward(end + _dropPath.Forward(_feedForward.Forward(end)));
        }

        return scope.Keep(end);
    }
}
