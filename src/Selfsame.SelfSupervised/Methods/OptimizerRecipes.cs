using Selfsame.Nn.Optimizers;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Optimizer settings that many recipes share.</summary>
internal static class OptimizerRecipes
{
    // The CIFAR recipe moves the learning rate once an epoch; in fewer epochs than this the stairs would be too high.
    private const long FewestStairs = 10;

    /// <summary>The setting of lightly's CIFAR benchmark: SGD with 0.06 x batch / 128, momentum 0.9, weight decay 5e-4, a cosine to 0.</summary>
    public static OptimizerOptions SmallPictures(RecipeContext context) => new()
    {
        Kind = OptimizerKind.Sgd,
        LearningRate = 0.06 * context.GlobalBatch / 128,
        WeightDecay = 5e-4,
        PerEpoch = context.TotalSteps >= FewestStairs * context.StepsPerEpoch,
    };

    /// <summary>The setting of contrastive methods at 224 px: LARS, 10 epochs of warm-up, biases and norm scales neither decayed nor adapted.</summary>
    public static OptimizerOptions LargeBatches(double learningRate, double weightDecay = 1e-6) => new()
    {
        Kind = OptimizerKind.Lars,
        LearningRate = learningRate,
        WeightDecay = weightDecay,
        ExcludeBiasAndNormFromDecay = true,
        WarmupEpochs = 10,
    };
}
