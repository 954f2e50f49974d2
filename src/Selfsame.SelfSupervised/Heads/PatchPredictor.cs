using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Heads;

/// <summary>A narrow transformer that predicts an encoder's features at places that the encoder did not see.</summary>
/// <remarks>
/// Assran et al.: I-JEPA, CVPR 2023, arXiv 2301.08243, section 3: the context's tokens, brought to a smaller width, and a trainable token for each place that
/// is to be predicted, all with fixed positions of sines and cosines, go through the blocks together.
/// </remarks>
public sealed class PatchPredictor : Module
{
    private readonly Linear _input;
    private readonly Tensor _maskToken;
    private readonly Tensor _positions;
    private readonly TransformerBlock[] _blocks;
    private readonly LayerNorm _norm;
    private readonly Linear _output;

    /// <summary>Makes the predictor, with timm's initialisation.</summary>
    /// <param name="features">Width of the encoder's tokens, D.</param>
    /// <param name="width">Its own width, E; divisible by 4.</param>
    /// <param name="depth">Number of blocks, at least 1.</param>
    /// <param name="patches">Patches of a square picture, P.</param>
    /// <exception cref="ArgumentException">The width is not divisible by 4.</exception>
    public PatchPredictor(int features, int width, int depth, int patches)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        _input = Child("input", new Linear(features, width));
        _maskToken = Parameter("mask_token", Tensor.Empty([1, 1, width]));
        Initializers.TruncatedNormal(_maskToken);
        _positions = Buffer("positions", PositionGrid.SinCos((int)Math.Round(Math.Sqrt(patches)), width));
        _blocks = [.. Enumerable.Range(0, depth).Select(block => Child(
            FormattableString.Invariant($"blocks.{block}"),
            new TransformerBlock(new TransformerBlockOptions { Width = width, Heads = Heads(width) })))];
        _norm = Child("norm", new LayerNorm(width, epsilon: 1e-6));
        _output = Child("output", new Linear(width, features));
        foreach (var (name, parameter) in Parameters())
        {
            if (parameter.Rank == 2)
            {
                Initializers.TruncatedNormal(parameter);
            }
            else if (name.EndsWith(".bias", StringComparison.Ordinal))
            {
                Initializers.Constant(parameter, 0);
            }
        }
    }

    /// <summary>Predicts the features of each target block from the context alone; blocks do not see each other.</summary>
    /// <param name="context">Tokens of the context's patches, N x K x D.</param>
    /// <param name="places">Int64, N x K: which patches they are of.</param>
    /// <param name="targets">Int64, N x M x T: the patches of M target blocks.</param>
    /// <returns>N x M x T x D.</returns>
    public Tensor Forward(Tensor context, Tensor places, Tensor targets)
    {
        using var scope = new TensorScope();
        var (n, k, m, t) = (context.Size(0), context.Size(1), targets.Size(1), targets.Size(2));
        var seen = _input.Forward(context) + Positions(places);                                  // N x K x E
        var asked = _maskToken + Positions(targets.Reshape([n, m * t]));                         // N x MT x E
        var width = seen.Size(2);
        var tokens = Tensor.Cat(
            [
                seen.Unsqueeze(1).Expand([n, m, k, width]).Reshape([n * m, k, width]),
                asked.Reshape([n * m, t, width]),
            ],
            1);                                                                                  // NM x (K + T) x E
        foreach (var block in _blocks[..^1])
        {
            tokens = block.Forward(tokens);
        }

        // What becomes of the context in the last block is read by nobody.
        var predicted = _output.Forward(_norm.Forward(_blocks[^1].ForwardLast(tokens, t)));      // NM x T x D
        return scope.Keep(predicted.Reshape([n, m, t, predicted.Size(2)]));
    }

    // Heads of 32, or as near to it as the width divides.
    private static int Heads(int width)
    {
        var heads = Math.Max(1, width / 32);
        while (width % heads != 0)
        {
            heads--;
        }

        return heads;
    }

    private Tensor Positions(Tensor places) =>
        _positions.Select(0, 0).IndexSelect(0, places.Reshape([-1])).Reshape([places.Size(0), places.Size(1), -1]); // N x K x E
}
