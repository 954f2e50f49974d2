using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Generators;
using Selfsame.SelfSupervised.Losses;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>What the adversarial methods share.</summary>
internal static class AdversarialRecipes
{
    /// <summary>DCGAN's setting (Radford et al., arXiv 1511.06434, section 4): Adam with 0.0002 and β1 of 0.5, not scaled to the batch, no schedule.</summary>
    public static OptimizerOptions Optimizer => new() { Kind = OptimizerKind.Adam, LearningRate = 2e-4, Beta1 = 0.5, FinalShare = 1 };

    /// <summary>The same with another learning rate, for one side only; null where both sides have the run's.</summary>
    public static OptimizerOptions? OptimizerOf(double? learningRate) => learningRate is { } rate ? Optimizer with { LearningRate = rate } : null;

    /// <summary>Refuses a critic that nothing holds smooth: its differences of scores would grow without end.</summary>
    /// <param name="loss">Its loss.</param>
    /// <param name="spectralNorm">Whether its weights are normalised.</param>
    /// <param name="gradientPenalty">The weight of WGAN-GP's penalty; null for a method that does not have it.</param>
    public static void CheckSmoothness(AdversarialLoss loss, bool spectralNorm, double? gradientPenalty) => MethodSettingsException.Require(
        loss != AdversarialLoss.Wasserstein || spectralNorm || gradientPenalty > 0,
        $"The Wasserstein loss needs a smooth discriminator: set {(gradientPenalty is null ? "" : "method.gradientPenalty to 10, or ")}method.spectralNorm to true.");

    /// <summary>The shape of a recipe's generator.</summary>
    public static GeneratorOptions Generator(int latentWidth, int width, RecipeContext context) =>
        new() { LatentWidth = latentWidth, Width = width, ImageSize = context.ImageSize, Channels = context.Channels };
}
