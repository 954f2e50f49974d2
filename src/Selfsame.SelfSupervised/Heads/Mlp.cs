using Selfsame.Nn;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Heads;

/// <summary>A projector or predictor: linear layers with batch norm and ReLU or GELU between them.</summary>
/// <remarks>A linear layer has no bias where batch norm follows, unless it is asked for: the norm would remove it.</remarks>
public sealed class Mlp : Layer
{
    private readonly Sequential _layers;

    /// <summary>A head with fresh weights.</summary>
    /// <param name="options">Its shape.</param>
    /// <exception cref="ArgumentException">Fewer than two widths, or a width below 1.</exception>
    public Mlp(MlpOptions options)
    {
        if (options.Widths.Count < 2 || options.Widths.Any(width => width < 1))
        {
            throw new ArgumentException(
                $"A head needs at least two widths of 1 or more, but was given [{string.Join(", ", options.Widths)}].", nameof(options));
        }

        Options = options;
        _layers = Child("layers", new Sequential([.. Layers(options)]));
    }

    /// <summary>The shape it was built with.</summary>
    public MlpOptions Options { get; }

    /// <summary>The number of features it gives.</summary>
    public int OutputCount => Options.Widths[^1];

    /// <inheritdoc/>
    /// <param name="x">Features, N x first width.</param>
    /// <returns>Embeddings, N x last width.</returns>
    public override Tensor Forward(Tensor x) => _layers.Forward(x);

    private static IEnumerable<Layer> Layers(MlpOptions options)
    {
        for (var index = 1; index < options.Widths.Count; index++)
        {
            var last = index == options.Widths.Count - 1;
            var batchNorm = last ? options.OutputBatchNorm : options.HiddenBatchNorm;
            var bias = (last ? options.OutputBias : options.HiddenBias) ?? !batchNorm;
            yield return new Linear(options.Widths[index - 1], options.Widths[index], bias);
            if (batchNorm)
            {
                yield return new BatchNorm1d(options.Widths[index], affine: !last || options.OutputAffine);
            }

            if (!last)
            {
                yield return options.HiddenGelu ? new Gelu() : new Relu();
            }
        }
    }
}
