using Selfsame.Data.Transforms;

namespace Selfsame.Data.Views;

/// <summary>The field's view recipes. Up to <see cref="SmallSize"/> pixels a recipe takes its small-picture form.</summary>
public static class ViewRecipes
{
    /// <summary>Views of up to this many pixels are small: weaker jitter, no blur, test pictures are not enlarged and cropped.</summary>
    public const int SmallSize = 64;

    /// <summary>Two views of equal distribution: random crop, flip, colour jitter, grayscale, blur.</summary>
    /// <remarks>
    /// Chen et al.: A Simple Framework for Contrastive Learning of Visual Representations, ICML 2020, appendix A; its CIFAR form (appendix B.9:
    /// jitter strength 0.5, no blur) for small pictures. Deviation: values are normalised by ImageNet's statistics, as later practice does. The
    /// blur of small pictures is there with probability 0, so that a setting can switch it on.
    /// </remarks>
    /// <param name="imageSize">Side of the views in pixels.</param>
    public static ViewRecipe SimCLR(int imageSize)
    {
        var isSmall = imageSize <= SmallSize;
        PictureTransform[] transforms =
        [
            new RandomResizedCrop { Size = imageSize, ScaleMinimum = 0.08 },
            new RandomHorizontalFlip(),
            new ColorJitter { Brightness = 0.8, Contrast = 0.8, Saturation = 0.8, Hue = 0.2, Strength = isSmall ? 0.5 : 1, Probability = 0.8 },
            new RandomGrayscale { Probability = 0.2 },
            new GaussianBlur
            {
                KernelSize = GaussianBlur.KernelFor(imageSize), SigmaMinimum = 0.1, SigmaMaximum = 2, Probability = isSmall ? 0 : 0.5,
            },
        ];
        return new ViewRecipe
        {
            Views =
            [
                new ViewSpecification { Name = "first", Size = imageSize, Transforms = transforms },
                new ViewSpecification { Name = "second", Size = imageSize, Transforms = transforms },
            ],
        };
    }

    /// <summary>The one view that evaluation uses; nothing in it is random.</summary>
    /// <remarks>
    /// Small pictures are brought to size x size and are otherwise left alone. Larger ones have their shorter side brought to 8/7 of the size and
    /// the middle cut out (256 and 224), as the k-NN and linear protocols of the field do.
    /// </remarks>
    /// <param name="imageSize">Side of the view in pixels.</param>
    public static ViewRecipe Evaluation(int imageSize)
    {
        PictureTransform[] transforms = imageSize <= SmallSize
            ? [new Resize { Size = imageSize, Square = true }]
            : [new Resize { Size = (int)Math.Round(imageSize * 8 / 7.0) }, new CenterCrop { Size = imageSize }];
        return new ViewRecipe { Views = [new ViewSpecification { Name = "test", Size = imageSize, Transforms = transforms }] };
    }
}
