using Selfsame.Torch;

namespace Selfsame.Nn;

/// <summary>Multi-head self-attention with one projection for queries, keys and values; timm's names.</summary>
/// <remarks>Vaswani et al., NeurIPS 2017, arXiv 1706.03762, section 3.2.</remarks>
public sealed class Attention : Layer
{
    private readonly int _heads;
    private readonly Linear _queryKeyValue;
    private readonly Linear _projection;

    /// <summary>Makes the layer.</summary>
    /// <param name="width">Size of a token, D.</param>
    /// <param name="heads">Number of heads; divides the width.</param>
    /// <exception cref="ArgumentException">The heads do not divide the width.</exception>
    public Attention(int width, int heads)
    {
        if (heads < 1 || width % heads != 0)
        {
            throw new ArgumentException($"{heads} heads do not divide a width of {width}.", nameof(heads));
        }

        _heads = heads;
        _queryKeyValue = Child("qkv", new Linear(width, 3 * width));
        _projection = Child("proj", new Linear(width, width));
    }

    /// <summary><c>softmax(q k^T / sqrt(d)) v</c>.</summary>
    /// <param name="query">N x H x T x d.</param>
    /// <param name="key">N x H x S x d.</param>
    /// <param name="value">N x H x S x d.</param>
    /// <param name="mask">Boolean, broadcast to N x H x T x S, true where attention is allowed; each query needs one such key. Null allows all.</param>
    /// <returns>N x H x T x d.</returns>
    public static Tensor ScaledDotProduct(Tensor query, Tensor key, Tensor value, Tensor? mask = null)
    {
        var scaled = query * (1 / Math.Sqrt(query.Size(-1)));
        var scores = scaled.Matmul(key.Transpose(-2, -1)); // N x H x T x S
        if (mask is not null)
        {
            scores = scores.MaskedFill(mask.LogicalNot(), double.NegativeInfinity);
        }

        return scores.Softmax(-1).Matmul(value);
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x) => Forward(x, null);

    /// <summary>Attends within each sequence.</summary>
    /// <param name="x">N x T x D.</param>
    /// <param name="mask">As in <see cref="ScaledDotProduct"/>, broadcast to N x H x T x T, or null.</param>
    /// <returns>N x T x D.</returns>
    public Tensor Forward(Tensor x, Tensor? mask)
    {
        var joint = Heads(_queryKeyValue.Forward(x), 3); // 3 x N x H x T x d
        return Joined(ScaledDotProduct(joint.Select(0, 0), joint.Select(0, 1), joint.Select(0, 2), mask));
    }

    /// <summary>Attends from the last tokens of each sequence to all of them: the end of what <see cref="Forward(Tensor)"/> gives, and no more work than that.</summary>
    /// <param name="x">N x T x D.</param>
    /// <param name="last">How many of them ask, L.</param>
    /// <returns>N x L x D.</returns>
    public Tensor ForwardLast(Tensor x, long last)
    {
        var width = (int)x.Size(2);
        var query = _queryKeyValue.ForwardPart(x.Narrow(1, x.Size(1) - last, last), 0, width);
        var keyValue = _queryKeyValue.ForwardPart(x, width, 2 * width);
        var joint = Heads(keyValue, 2);                   // 2 x N x H x T x d
        return Joined(ScaledDotProduct(Heads(query, 1).Select(0, 0), joint.Select(0, 0), joint.Select(0, 1)));
    }

    // N x T x PD to P x N x H x T x d.
    private Tensor Heads(Tensor x, int parts) => x
        .Reshape([x.Size(0), x.Size(1), parts, _heads, x.Size(2) / parts / _heads])
        .Permute([2, 0, 3, 1, 4]);

    // N x H x T x d to N x T x D, projected.
    private Tensor Joined(Tensor attended) => _projection.Forward(
        attended.Transpose(1, 2).Reshape([attended.Size(0), attended.Size(2), attended.Size(1) * attended.Size(3)]));
}
