using Selfsame.Nn.Backbones;
using Selfsame.SelfSupervised.Heads;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>The two projectors that contrastive methods share.</summary>
internal static class ContrastiveHeads
{
    /// <summary>That of SimCLR: one hidden layer, batch norm after both. Chen et al., ICML 2020, arXiv 2002.05709, appendix B.</summary>
    /// <param name="encoder">What it stands on.</param>
    /// <param name="hidden">Width of the hidden layer; 0 for the encoder's own.</param>
    /// <param name="output">Width of the embeddings.</param>
    public static Mlp Normed(Backbone encoder, int hidden, int output) =>
        new(new MlpOptions { Widths = Widths(encoder, hidden, output), OutputBatchNorm = true });

    /// <summary>That of MoCo v2: one hidden layer, no batch norm. Chen et al., 2020, arXiv 2003.04297.</summary>
    /// <param name="encoder">What it stands on.</param>
    /// <param name="hidden">Width of the hidden layer; 0 for the encoder's own.</param>
    /// <param name="output">Width of the embeddings.</param>
    public static Mlp Plain(Backbone encoder, int hidden, int output) =>
        new(new MlpOptions { Widths = Widths(encoder, hidden, output), HiddenBatchNorm = false });

    private static int[] Widths(Backbone encoder, int hidden, int output) =>
        [encoder.FeatureCount, hidden > 0 ? hidden : encoder.FeatureCount, output];
}
