using Selfsame.Nn;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Heads;

/// <summary>A context of masked convolutions: residual blocks that look one row further up and one column further to either side each.</summary>
/// <remarks>Hénaff et al.: Data-Efficient Image Recognition with Contrastive Predictive Coding, ICML 2020, arXiv 1905.09272, appendix A.2.</remarks>
public sealed class ConvolutionalContext : GridContext
{
    private readonly Sequential[] _blocks;

    /// <summary>A context with fresh weights.</summary>
    /// <param name="features">Features of a place, D.</param>
    /// <param name="width">Channels inside a block; 256 in the paper.</param>
    /// <param name="blocks">Number of blocks, at least 1; 5 in the paper.</param>
    public ConvolutionalContext(int features, int width, int blocks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(blocks, 1);
        OutputCount = features;
        _blocks = [.. Enumerable.Range(0, blocks).Select(block => Child(
            FormattableString.Invariant($"blocks.{block}"),
            new Sequential(
                new Conv2d(features, width, kernel: 1),
                new Relu(),
                new CausalConv2d(width, width, rows: 1, columns: 3),
                new CausalConv2d(width, width, rows: 2, columns: 1),
                new Relu(),
                new Conv2d(width, features, kernel: 1))))];
    }

    /// <inheritdoc/>
    public override int OutputCount { get; }

    /// <inheritdoc/>
    /// <param name="x">N x D x R x C.</param>
    /// <returns>N x D x R x C.</returns>
    public override Tensor Forward(Tensor x)
    {
        using var scope = new TensorScope();
        foreach (var block in _blocks)
        {
            x = x + block.Forward(x);
        }

        return scope.Keep(x.Relu());
    }
}
