using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;

namespace Selfsame.Training.FineTuning;

/// <summary>How a network is trained on labels: the same for one that was pretrained and for one that begins at random.</summary>
public sealed record FineTuneOptions
{
    /// <summary>Pictures that batch norm needs in a step to see more than chance.</summary>
    public const int SmallBatch = 32;

    /// <summary>Passes over the labelled pictures, at least 1.</summary>
    public int Epochs { get; init; } = 20;

    /// <summary>Steps at least, however few pictures there are.</summary>
    public int MinimumSteps { get; init; } = 300;

    /// <summary>Steps at most of a trial that chooses a learning rate.</summary>
    public int TrialSteps { get; init; } = 200;

    /// <summary>Pictures of a step at most; where there are few, a quarter of them, but <see cref="SmallBatch"/> if there are so many.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Highest learning rates that are tried on a held-out part of the labels; the best one is used. With one entry nothing is held out.</summary>
    public IReadOnlyList<double> LearningRates { get; init; } = [];

    /// <summary>Whether the classifier begins as the linear probe of the frozen features (Kumar et al., ICLR 2022, arXiv 2202.10054) or at random.</summary>
    public bool BeginsAtProbe { get; init; }

    /// <summary>Share of a picture's area that a random crop keeps at least, in (0, 1].</summary>
    public double CropMinimum { get; init; } = 0.35;

    /// <summary>Share of the labels that chooses the learning rate, in (0, 1).</summary>
    public double HeldOut { get; init; } = 0.2;

    /// <summary>Seed of first weights, order and views.</summary>
    public long Seed { get; init; }

    /// <summary>The setting of a family of networks, whichever way they begin.</summary>
    /// <param name="family">The kind of network.</param>
    /// <param name="pretrained">Whether the weights come from pretraining: smaller learning rates are tried then, and the classifier begins at its probe.</param>
    public static FineTuneOptions For(BackboneFamily family, bool pretrained) => new()
    {
        BeginsAtProbe = pretrained,
        LearningRates = (family, pretrained) switch
        {
            (BackboneFamily.VisionTransformer, true) => [1e-4, 3e-4, 1e-3],
            (BackboneFamily.VisionTransformer, false) => [3e-4, 1e-3, 3e-3],
            (_, true) => [0.003, 0.01, 0.03],
            (_, false) => [0.01, 0.03, 0.1],
        },
    };

    internal int Batch(int count) => Math.Min(count, Math.Min(BatchSize, Math.Max(SmallBatch, count / 4)));

    internal long Steps(int count) => Math.Max(MinimumSteps, (long)Epochs * (count / Batch(count)));

    // SGD for convolutions, AdamW with a learning rate that falls from layer to layer for transformers, as the field fine-tunes them.
    internal static OptimizerOptions Optimizer(BackboneFamily family, double learningRate, bool pretrained) => family == BackboneFamily.VisionTransformer
        ? new()
        {
            Kind = OptimizerKind.AdamW,
            LearningRate = learningRate,
            WeightDecay = 0.05,
            ExcludeBiasAndNormFromDecay = true,
            LayerDecay = pretrained ? 0.75 : 1,
            ClipGradientNorm = 3,
        }
        : new() { Kind = OptimizerKind.Sgd, LearningRate = learningRate, WeightDecay = 5e-4, Nesterov = true };
}
