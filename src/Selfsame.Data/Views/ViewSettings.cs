using System.ComponentModel.DataAnnotations;
using Selfsame.Data.Transforms;

namespace Selfsame.Data.Views;

/// <summary>
/// Changes to a method's view recipe that a user may ask for (<c>--set views.cropMinimum=0.2</c>). What is null stays as the recipe has it; what
/// is set holds for every view that has that transform.
/// </summary>
public sealed record ViewSettings
{
    /// <summary>Smallest part of the area that a random crop takes, above 0 and at most 1.</summary>
    [Range(1e-6, 1)]
    public double? CropMinimum { get; init; }

    /// <summary>Largest part of the area that a random crop takes, above 0 and at most 1.</summary>
    [Range(1e-6, 1)]
    public double? CropMaximum { get; init; }

    /// <summary>How crops and resizes are resampled.</summary>
    public Interpolation? Interpolation { get; init; }

    /// <summary>How often a view is mirrored, 0 to 1.</summary>
    [Range(0, 1)]
    public double? FlipProbability { get; init; }

    /// <summary>How often the colour jitter is applied, 0 to 1.</summary>
    [Range(0, 1)]
    public double? JitterProbability { get; init; }

    /// <summary>Multiplies the amounts of the colour jitter, at least 0.</summary>
    [Range(0, 100)]
    public double? JitterStrength { get; init; }

    /// <summary>Amount of brightness change at strength 1, at least 0.</summary>
    [Range(0, 100)]
    public double? Brightness { get; init; }

    /// <summary>Amount of contrast change at strength 1, at least 0.</summary>
    [Range(0, 100)]
    public double? Contrast { get; init; }

    /// <summary>Amount of saturation change at strength 1, at least 0.</summary>
    [Range(0, 100)]
    public double? Saturation { get; init; }

    /// <summary>Amount of hue change at strength 1, in turns, 0 to 0.5.</summary>
    [Range(0, 0.5)]
    public double? Hue { get; init; }

    /// <summary>How often colour is taken out, 0 to 1.</summary>
    [Range(0, 1)]
    public double? GrayscaleProbability { get; init; }

    /// <summary>How often a view is blurred, 0 to 1.</summary>
    [Range(0, 1)]
    public double? BlurProbability { get; init; }

    /// <summary>Smallest standard deviation of the blur, in pixels.</summary>
    [Range(0.01, 1000)]
    public double? BlurSigmaMinimum { get; init; }

    /// <summary>Largest standard deviation of the blur, in pixels.</summary>
    [Range(0.01, 1000)]
    public double? BlurSigmaMaximum { get; init; }

    /// <summary>How often a view is solarized, 0 to 1.</summary>
    [Range(0, 1)]
    public double? SolarizeProbability { get; init; }

    /// <summary>What the channels of pictures become.</summary>
    public PictureChannels? Channels { get; init; }

    /// <summary>The recipe with these changes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    /// <exception cref="DataException">A change is asked for in a transform that no view of the recipe has.</exception>
    public ViewRecipe ApplyTo(ViewRecipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        Require<RandomResizedCrop>(recipe, "random crop", CropMinimum ?? CropMaximum);
        Require<RandomHorizontalFlip>(recipe, "flip", FlipProbability);
        Require<ColorJitter>(recipe, "colour jitter", JitterProbability ?? JitterStrength ?? Brightness ?? Contrast ?? Saturation ?? Hue);
        Require<RandomGrayscale>(recipe, "grayscale", GrayscaleProbability);
        Require<GaussianBlur>(recipe, "blur", BlurProbability ?? BlurSigmaMinimum ?? BlurSigmaMaximum);
        Require<RandomSolarize>(recipe, "solarize", SolarizeProbability);
        return recipe with
        {
            Channels = Channels ?? recipe.Channels,
            Views = [.. recipe.Views.Select(view => view with { Transforms = [.. view.Transforms.Select(Change)] })],
        };
    }

    private static void Require<T>(ViewRecipe recipe, string name, double? value)
        where T : PictureTransform
    {
        if (value is not null && !recipe.Views.Any(view => view.Transforms.Any(transform => transform is T)))
        {
            throw new DataException($"A setting of the views asks for another {name}, and no view of this recipe has one.");
        }
    }

    private PictureTransform Change(PictureTransform transform) => transform switch
    {
        RandomResizedCrop crop => crop with
        {
            ScaleMinimum = CropMinimum ?? crop.ScaleMinimum,
            ScaleMaximum = CropMaximum ?? crop.ScaleMaximum,
            Interpolation = Interpolation ?? crop.Interpolation,
        },
        Resize resize => resize with { Interpolation = Interpolation ?? resize.Interpolation },
        RandomHorizontalFlip flip => flip with { Probability = FlipProbability ?? flip.Probability },
        ColorJitter jitter => jitter with
        {
            Probability = JitterProbability ?? jitter.Probability,
            Strength = JitterStrength ?? jitter.Strength,
            Brightness = Brightness ?? jitter.Brightness,
            Contrast = Contrast ?? jitter.Contrast,
            Saturation = Saturation ?? jitter.Saturation,
            Hue = Hue ?? jitter.Hue,
        },
        RandomGrayscale gray => gray with { Probability = GrayscaleProbability ?? gray.Probability },
        GaussianBlur blur => blur with
        {
            Probability = BlurProbability ?? blur.Probability,
            SigmaMinimum = BlurSigmaMinimum ?? blur.SigmaMinimum,
            SigmaMaximum = BlurSigmaMaximum ?? blur.SigmaMaximum,
        },
        RandomSolarize solarize => solarize with { Probability = SolarizeProbability ?? solarize.Probability },
        RandomApply some => some with { Transforms = [.. some.Transforms.Select(Change)] },
        _ => transform,
    };
}
