using System.ComponentModel.DataAnnotations;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Schedules;

namespace Selfsame.Nn.Optimizers;

/// <summary>Which optimizer with which settings, and how its learning rate runs over a training.</summary>
public sealed record OptimizerOptions
{
    /// <summary>Which one.</summary>
    public OptimizerKind Kind { get; init; } = OptimizerKind.Sgd;

    /// <summary>The highest learning rate, already scaled to the batch size.</summary>
    [Range(0, double.MaxValue)]
    public double LearningRate { get; init; } = 0.06;

    /// <summary>Length of the linear warm-up in epochs; may be fractional.</summary>
    [Range(0, double.MaxValue)]
    public double WarmupEpochs { get; init; }

    /// <summary>Where the cosine ends, as a share of the highest learning rate.</summary>
    [Range(0, 1)]
    public double FinalShare { get; init; }

    /// <summary>True to move the learning rate once an epoch, as PyTorch's schedulers commonly do; false to move it at every step.</summary>
    public bool PerEpoch { get; init; }

    /// <summary>Weight decay.</summary>
    [Range(0, double.MaxValue)]
    public double WeightDecay { get; init; }

    /// <summary>Where the weight decay ends, by a cosine from <see cref="WeightDecay"/> over the whole training; null keeps it constant.</summary>
    [Range(0, double.MaxValue)]
    public double? FinalWeightDecay { get; init; }

    /// <summary>The recipe's largest length of the gradient, or null for no limit; a run's own limit goes first.</summary>
    [Range(1e-9, 1e9)]
    public double? ClipGradientNorm { get; init; }

    /// <summary>Momentum of SGD and LARS.</summary>
    [Range(0, 0.999999)]
    public double Momentum { get; init; } = 0.9;

    /// <summary>Nesterov's form of SGD and LARS.</summary>
    public bool Nesterov { get; init; }

    /// <summary>Decay of Adam's mean of gradients.</summary>
    [Range(0, 0.999999)]
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Decay of the mean of squared gradients of Adam and RMSprop.</summary>
    [Range(0, 0.999999)]
    public double Beta2 { get; init; } = 0.999;

    /// <summary>Added to the divisor of Adam, RMSprop and Adagrad, and to that of the trust ratio of LARS.</summary>
    [Range(0, double.MaxValue)]
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>Trust coefficient of LARS.</summary>
    [Range(0, double.MaxValue)]
    public double TrustCoefficient { get; init; } = 0.001;

    /// <summary>Convention of the trust ratio of LARS.</summary>
    public TrustRatio TrustRatio { get; init; } = TrustRatio.SumOfNorms;

    /// <summary>True to cap the trust ratio of LARS at the learning rate.</summary>
    public bool ClipTrust { get; init; }

    /// <summary>True to leave biases and norm scales (tensors of one dimension) out of weight decay.</summary>
    public bool ExcludeBiasAndNormFromDecay { get; init; }

    /// <summary>True to leave biases and norm scales (tensors of one dimension) out of the trust ratio of LARS.</summary>
    public bool ExcludeBiasAndNormFromAdaptation { get; init; } = true;

    /// <summary>
    /// Each block of the encoder has the learning rate of the next one times this; heads and all else behind the blocks have the whole rate. 1 for the same
    /// rate everywhere.
    /// </summary>
    /// <remarks>Clark et al.: ELECTRA, ICLR 2020; for transformers of pictures in BEiT (arXiv 2106.08254) and DINOv2 (arXiv 2304.07193).</remarks>
    [Range(1e-3, 1)]
    public double LayerDecay { get; init; } = 1;

    /// <summary>A further factor on the learning rate of the kernel that embeds patches; 0.2 in DINOv2, 1 for none.</summary>
    [Range(0, 1)]
    public double PatchEmbeddingScale { get; init; } = 1;

    /// <summary>Makes the optimizer, with groups for matrices and kernels and groups for biases and norm scales.</summary>
    /// <param name="parameters">What it updates.</param>
    /// <param name="encoder">The backbone among them, whose layers may have rates of their own; null where there is none.</param>
    /// <exception cref="ArgumentException">Rates shall differ by layer, but there is no backbone to say what a layer is.</exception>
    public Optimizer Create(IReadOnlyList<NamedTensor> parameters, Backbone? encoder = null)
    {
        var scales = new LayerRates(this, encoder);
        return Create(
        [
            .. from parameter in parameters
               let isVector = parameter.Value.Rank <= 1
               group parameter by (isVector, Scale: scales.Of(parameter.Value)) into alike
               orderby alike.Key.isVector, alike.Key.Scale descending
               select new ParameterGroup
               {
                   Parameters = [.. alike],
                   LearningRateScale = alike.Key.Scale,
                   Decays = !alike.Key.isVector || !ExcludeBiasAndNormFromDecay,
                   Adapts = !alike.Key.isVector || !ExcludeBiasAndNormFromAdaptation,
               },
        ]);
    }

    /// <summary>Makes the optimizer for groups that say themselves what decays and adapts.</summary>
    /// <param name="groups">What it updates.</param>
    public Optimizer Create(IReadOnlyList<ParameterGroup> groups) => Kind switch
    {
        OptimizerKind.Sgd => new Sgd(groups, new SgdOptions { Momentum = Momentum, Nesterov = Nesterov, WeightDecay = WeightDecay }),
        OptimizerKind.Lars => new Lars(groups, new LarsOptions
        {
            Momentum = Momentum,
            Nesterov = Nesterov,
            WeightDecay = WeightDecay,
            TrustCoefficient = TrustCoefficient,
            TrustRatio = TrustRatio,
            Epsilon = Epsilon,
            ClipTrust = ClipTrust,
        }),
        OptimizerKind.RmsProp => new RmsProp(groups, new RmsPropOptions { Decay = Beta2, Epsilon = Epsilon, WeightDecay = WeightDecay }),
        OptimizerKind.Adagrad => new Adagrad(groups, new AdagradOptions { Epsilon = Epsilon, WeightDecay = WeightDecay }),
        _ => new Adam(groups, new AdamOptions
        {
            Beta1 = Beta1,
            Beta2 = Beta2,
            Epsilon = Epsilon,
            WeightDecay = WeightDecay,
            Decoupled = Kind == OptimizerKind.AdamW,
        }),
    };

    /// <summary>
    /// The learning rate over the steps of a training: linear warm-up, then a cosine that the last step ends, or, once an epoch, approaches.
    /// </summary>
    /// <param name="totalSteps">Number of steps, at least 1.</param>
    /// <param name="stepsPerEpoch">Steps of one epoch, by which the warm-up is measured.</param>
    public Schedule LearningRateSchedule(long totalSteps, int stepsPerEpoch)
    {
        var warmup = Math.Min(Math.Round(WarmupEpochs * stepsPerEpoch), totalSteps);
        var cosine = Schedule.Cosine(LearningRate, LearningRate * FinalShare, Math.Max(1, totalSteps - warmup - (PerEpoch ? 0 : 1)));
        var whole = warmup == 0 ? cosine : Schedule.Warmup(warmup, cosine);
        return PerEpoch ? new HeldSchedule(whole, stepsPerEpoch) : whole;
    }

    /// <summary>The weight decay over the steps of a training: constant, or a cosine that the last step ends.</summary>
    /// <remarks>Deviation from DINO, whose cosine has the length of all steps and only approaches its end.</remarks>
    /// <param name="totalSteps">Number of steps, at least 1.</param>
    public Schedule WeightDecaySchedule(long totalSteps) => FinalWeightDecay is { } end
        ? Schedule.Cosine(WeightDecay, end, Math.Max(1, totalSteps - 1))
        : Schedule.Constant(WeightDecay);
}
