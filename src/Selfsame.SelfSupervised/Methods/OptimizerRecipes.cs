using Selfsame.Nn.Optimizers;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Optimizer settings that many recipes share.</summary>
internal static class OptimizerRecipes
{
    // The CIFAR recipe moves the learning rate once an epoch; in fewer epochs than this the stairs would be too high.
    private const long FewestStairs = 10;

    // Ten epochs of CIFAR-10 in batches of 256.
    private const long FewUpdates = 2000;

    private const int WidestOfShortRuns = 512;

    /// <summary>
    /// Whether a run on small pictures is too short for the field's recipes, which were found over hundreds of epochs: under 2,000 updates. In so few,
    /// SGD and LARS leave the start of methods without negatives hardly behind.
    /// </summary>
    public static bool IsShort(RecipeContext context) => context.IsSmall && context.TotalSteps < FewUpdates;

    /// <summary>
    /// The setting of short runs: Adam with 0.001 x batch / 128, weight decay 1e-6 but none of biases and norm scales, a tenth of the run as warm-up, then
    /// a cosine to 0, step by step. Found at 190 updates (docs/methods/README.md). Without the warm-up the first steps blow up losses that sum
    /// over pairs of dimensions.
    /// </summary>
    public static OptimizerOptions ShortRun(RecipeContext context) => new()
    {
        Kind = OptimizerKind.Adam,
        LearningRate = 0.001 * context.GlobalBatch / 128,
        WeightDecay = 1e-6,
        ExcludeBiasAndNormFromDecay = true,
        WarmupEpochs = Warmup(context, 10),
    };

    /// <summary>The setting of lightly's CIFAR benchmark: SGD with 0.06 x batch / 128, momentum 0.9, weight decay 5e-4, a cosine to 0.</summary>
    public static OptimizerOptions SmallPictures(RecipeContext context) => new()
    {
        Kind = OptimizerKind.Sgd,
        LearningRate = 0.06 * context.GlobalBatch / 128,
        WeightDecay = 5e-4,
        PerEpoch = context.TotalSteps >= FewestStairs * context.StepsPerEpoch,
    };

    /// <summary>
    /// The setting of SwAV in lightly's CIFAR benchmark: Adam with 0.001 x batch / 128, weight decay 1e-6, a cosine to 0. Where many prototypes are
    /// compared, SGD takes long to leave the start, at which all of them seem alike.
    /// </summary>
    public static OptimizerOptions SmallPicturesAdam(RecipeContext context) => new()
    {
        Kind = OptimizerKind.Adam,
        LearningRate = 0.001 * context.GlobalBatch / 128,
        WeightDecay = 1e-6,
        PerEpoch = context.TotalSteps >= FewestStairs * context.StepsPerEpoch,
    };

    /// <summary>The width of a head's hidden layers: the field's, but at most 512 in a short run.</summary>
    /// <remarks>
    /// Adam moves every weight by about the learning rate, however small it is, and those of a layer of n inputs are about 1 / sqrt(n). Over 2048 inputs
    /// the first steps wipe out what was drawn, all in one direction, and what the head gives has few directions from then on.
    /// </remarks>
    /// <param name="context">The run.</param>
    /// <param name="width">What long runs take.</param>
    public static int HeadWidth(RecipeContext context, int width) => IsShort(context) ? Math.Min(width, WidestOfShortRuns) : width;

    /// <summary>The setting of contrastive methods at 224 px: LARS, 10 epochs of warm-up, biases and norm scales neither decayed nor adapted.</summary>
    public static OptimizerOptions LargeBatches(double learningRate, double weightDecay = 1e-6) => new()
    {
        Kind = OptimizerKind.Lars,
        LearningRate = learningRate,
        WeightDecay = weightDecay,
        ExcludeBiasAndNormFromDecay = true,
        WarmupEpochs = 10,
    };

    /// <summary>
    /// The setting of solo-learn's CIFAR recipes: LARS with a trust coefficient of 0.02 that never raises the learning rate, biases and norm scales
    /// neither decayed nor adapted, and 10 epochs of warm-up (here a tenth of the run, where that is less).
    /// </summary>
    public static OptimizerOptions SmallPicturesLars(RecipeContext context, double learningRatePer256, double weightDecay = 1e-4) => new()
    {
        Kind = OptimizerKind.Lars,
        LearningRate = learningRatePer256 * context.GlobalBatch / 256,
        WeightDecay = weightDecay,
        TrustCoefficient = 0.02,
        ClipTrust = true,
        ExcludeBiasAndNormFromDecay = true,
        WarmupEpochs = Warmup(context, 10),
    };

    /// <summary>
    /// The setting of DINO for transformers: AdamW, a cosine to 1e-6 after 10 epochs of warm-up (a tenth of a short run), weight decay from 0.04 to
    /// 0.4 but none of biases and norm scales, gradients no longer than 3.
    /// </summary>
    public static OptimizerOptions Transformers(RecipeContext context, double learningRate, double warmupEpochs = 10) => new()
    {
        Kind = OptimizerKind.AdamW,
        LearningRate = learningRate,
        FinalShare = Math.Min(1, 1e-6 / learningRate),
        WarmupEpochs = Warmup(context, warmupEpochs),
        WeightDecay = 0.04,
        FinalWeightDecay = 0.4,
        ExcludeBiasAndNormFromDecay = true,
        ClipGradientNorm = 3,
    };

    /// <summary>
    /// For encoders that learn through a decoder: Adam with 0.001 at a batch of 128, growing with the root of the batch, no weight decay, a cosine to 0.
    /// </summary>
    public static OptimizerOptions Decoders(RecipeContext context) => new()
    {
        Kind = OptimizerKind.Adam,
        LearningRate = 0.001 * Math.Sqrt(context.GlobalBatch / 128.0),
    };

    /// <summary>
    /// The setting of MAE and SimMIM: AdamW, a cosine to 0 after the warm-up (a tenth of a short run), weight decay 0.05 but none of biases and norm scales.
    /// </summary>
    public static OptimizerOptions MaskedPictures(RecipeContext context, double learningRate, double warmupEpochs) => new()
    {
        Kind = OptimizerKind.AdamW,
        LearningRate = learningRate,
        WarmupEpochs = Warmup(context, warmupEpochs),
        WeightDecay = 0.05,
        ExcludeBiasAndNormFromDecay = true,
    };

    /// <summary>So many epochs of warm-up, or a tenth of the run where that is less: a short run is not spent on it.</summary>
    public static double Warmup(RecipeContext context, double epochs) => Math.Min(epochs, 0.1 * context.TotalSteps / context.StepsPerEpoch);
}
