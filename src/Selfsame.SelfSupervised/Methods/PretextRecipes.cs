using Selfsame.Data.Transforms;
using Selfsame.Data.Views;
using Selfsame.Nn.Optimizers;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Views and optimizers that pretext tasks share.</summary>
internal static class PretextRecipes
{
    /// <summary>One view: a random crop of so much of the area, and a flip. Colours that change would not make these puzzles harder.</summary>
    public static ViewRecipe Views(int imageSize, double cropMinimum) => new()
    {
        Views =
        [
            new ViewSpecification
            {
                Name = "view",
                Size = imageSize,
                Transforms = [new RandomResizedCrop { Size = imageSize, ScaleMinimum = cropMinimum }, new RandomHorizontalFlip()],
            },
        ],
    };

    /// <summary>
    /// SGD with 0.2 x batch / 128 and weight decay 1e-4, as in mmselfsup's recipes at 224 px, here with a cosine in place of two steps; up to 64 px Adam,
    /// with which few epochs go further.
    /// </summary>
    public static OptimizerOptions Optimizer(RecipeContext context) => context.IsSmall
        ? OptimizerRecipes.SmallPicturesAdam(context)
        : new OptimizerOptions { Kind = OptimizerKind.Sgd, LearningRate = 0.2 * context.GlobalBatch / 128, WeightDecay = 1e-4 };
}
