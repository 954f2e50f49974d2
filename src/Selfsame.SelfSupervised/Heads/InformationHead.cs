using Selfsame.Nn;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Heads;

/// <summary>Embeds features for scores of mutual information: a hidden layer beside a straight way through, and layer norm behind both.</summary>
/// <remarks>
/// Hjelm et al.: Deep InfoMax, ICLR 2019, arXiv 1808.06670, appendix A.2 (encode-and-dot), as in the public code. A convolution with kernels of one pixel is
/// this head on every place.
/// </remarks>
public sealed class InformationHead : Layer
{
    private readonly Linear _hidden;
    private readonly BatchNorm1d _norm;
    private readonly Linear _output;
    private readonly Linear _shortcut;
    private readonly LayerNorm _outputNorm;

    /// <summary>A head with fresh weights; where it has as many units as inputs or more, the straight way starts as a noisy copy.</summary>
    /// <param name="inputs">Number of features, D.</param>
    /// <param name="units">Width of the hidden layer and of the embedding, U.</param>
    /// <param name="shortcutBias">Whether the straight way has a bias: it has for vectors, and none for places.</param>
    public InformationHead(int inputs, int units, bool shortcutBias)
    {
        _hidden = Child("hidden", new Linear(inputs, units, bias: false));
        _norm = Child("norm", new BatchNorm1d(units));
        _output = Child("output", new Linear(units, units));
        _shortcut = Child("shortcut", new Linear(inputs, units, shortcutBias));
        _outputNorm = Child("output_norm", new LayerNorm(units));
        if (units >= inputs)
        {
            using var noGrad = new NoGrad();
            using var scope = new TensorScope();
            _shortcut.Weight.Uniform_(-0.01, 0.01);
            _shortcut.Weight.Narrow(0, 0, inputs).FillDiagonal_(1);
        }
    }

    /// <inheritdoc/>
    /// <param name="x">Features, N x D.</param>
    /// <returns>Embeddings, N x U.</returns>
    public override Tensor Forward(Tensor x)
    {
        using var scope = new TensorScope();
        var branch = _output.Forward(_norm.ForwardRelu(_hidden.Forward(x)));                   // N x U
        return scope.Keep(_outputNorm.Forward(branch + _shortcut.Forward(x)));
    }
}
