using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.SelfSupervised.Masking;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Decoders;

/// <summary>A light transformer that draws all patches from the tokens of the few that the encoder saw.</summary>
/// <remarks>
/// He et al.: Masked Autoencoders Are Scalable Vision Learners, CVPR 2022, arXiv 2111.06377, section 3: the encoder's tokens in a smaller width, one learnt
/// token wherever a patch was left out, fixed positions of sines and cosines (0 for the class token), blocks, and a linear layer to pixels. Heads of 32,
/// as the 16 heads at width 512 there.
/// </remarks>
public sealed class MaskedDecoder : Module
{
    private const int HeadWidth = 32;

    private readonly Linear _embed;
    private readonly Tensor _maskToken;
    private readonly Tensor _positions;
    private readonly TransformerBlock[] _blocks;
    private readonly LayerNorm _norm;
    private readonly Linear _output;

    /// <summary>Makes the decoder, with the initialisation of the published code: Xavier's for matrices, deviation 0.02 for the mask token.</summary>
    /// <param name="features">Width of the encoder's tokens, D.</param>
    /// <param name="width">Its own width, E; divisible by 4.</param>
    /// <param name="depth">Number of blocks, at least 1.</param>
    /// <param name="patches">Patches of a square picture, P.</param>
    /// <param name="values">Numbers of a patch, V: its pixels times the channels.</param>
    /// <exception cref="ArgumentException">The width is not divisible by 4.</exception>
    public MaskedDecoder(int features, int width, int depth, int patches, int values)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        _embed = Child("embed", new Linear(features, width));
        _maskToken = Parameter("mask_token", Tensor.Empty([1, 1, width]));
        Initializers.Normal(_maskToken, 0.02);
        _positions = Buffer("positions", PositionGrid.SinCos((int)Math.Round(Math.Sqrt(patches)), width));
        _blocks = [.. Enumerable.Range(0, depth).Select(block => Child(
            FormattableString.Invariant($"blocks.{block}"),
            new TransformerBlock(new TransformerBlockOptions { Width = width, Heads = Heads(width) })))];
        _norm = Child("norm", new LayerNorm(width, epsilon: 1e-6));
        _output = Child("output", new Linear(width, values));
        foreach (var (name, parameter) in Parameters())
        {
            if (parameter.Rank == 2)
            {
                Initializers.XavierUniform(parameter);
            }
            else if (name.EndsWith(".bias", StringComparison.Ordinal))
            {
                Initializers.Constant(parameter, 0);
            }
        }
    }

    /// <summary>Draws every patch.</summary>
    /// <param name="tokens">The encoder's tokens, the class token first, N x (1 + K) x D.</param>
    /// <param name="mask">Which patches they are of.</param>
    /// <returns>N x P x V.</returns>
    public Tensor Forward(Tensor tokens, RandomMask mask)
    {
        using var scope = new TensorScope();
        var x = _embed.Forward(tokens);                                                        // N x (1 + K) x E
        var (n, kept, width, patches) = (x.Size(0), x.Size(1) - 1, x.Size(2), mask.Restore.Size(1));
        var missing = _maskToken.To(x.DType).Expand([n, patches - kept, width]);
        var shuffled = Tensor.Cat([x.Narrow(1, 1, kept), missing], 1);                         // N x P x E
        var ordered = shuffled.Gather(1, mask.Restore.Unsqueeze(2).Expand([n, patches, width])) + _positions;
        x = Tensor.Cat([x.Narrow(1, 0, 1), ordered], 1);                                       // N x (1 + P) x E
        foreach (var block in _blocks)
        {
            x = block.Forward(x);
        }

        return scope.Keep(_output.Forward(_norm.Forward(x.Narrow(1, 1, patches))));            // N x P x V
    }

    private static int Heads(int width)
    {
        var heads = Math.Max(1, width / HeadWidth);
        while (width % heads != 0)
        {
            heads--;
        }

        return heads;
    }
}
