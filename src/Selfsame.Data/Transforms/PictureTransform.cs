using System.Text.Json.Serialization;
using Selfsame.Data.Random;

namespace Selfsame.Data.Transforms;

/// <summary>
/// One step of a view: an immutable description that prints as JSON. Names, parameters and meaning are torchvision's; where torchvision wraps a
/// transform in RandomApply, there is a probability here.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "transform")]
[JsonDerivedType(typeof(RandomResizedCrop), "randomResizedCrop")]
[JsonDerivedType(typeof(Resize), "resize")]
[JsonDerivedType(typeof(CenterCrop), "centerCrop")]
[JsonDerivedType(typeof(RandomHorizontalFlip), "randomHorizontalFlip")]
[JsonDerivedType(typeof(ColorJitter), "colorJitter")]
[JsonDerivedType(typeof(RandomGrayscale), "randomGrayscale")]
[JsonDerivedType(typeof(GaussianBlur), "gaussianBlur")]
[JsonDerivedType(typeof(RandomSolarize), "randomSolarize")]
[JsonDerivedType(typeof(RandomVerticalFlip), "randomVerticalFlip")]
[JsonDerivedType(typeof(RandomRotation), "randomRotation")]
[JsonDerivedType(typeof(RandomPosterize), "randomPosterize")]
[JsonDerivedType(typeof(RandomEqualize), "randomEqualize")]
[JsonDerivedType(typeof(RandomErasing), "randomErasing")]
[JsonDerivedType(typeof(RandomApply), "randomApply")]
[JsonDerivedType(typeof(RandAugment), "randAugment")]
public abstract record PictureTransform
{
    /// <summary>Draws this transform's parameters for one view and applies them.</summary>
    /// <param name="canvas">The picture, changed in place.</param>
    /// <param name="random">The random numbers of this view.</param>
    public abstract void Apply(PictureCanvas canvas, ref RandomStream random);

    /// <summary>
    /// The part of a picture of this size that <see cref="Apply"/> will look at with these random numbers, so that no more need be decoded.
    /// The numbers are a copy: nothing is used up.
    /// </summary>
    public virtual CropBox Needs(int width, int height, RandomStream random) => new(0, 0, width, height);

    /// <summary>What is wrong between this transform's parameters, such as a minimum above its maximum; null for nothing.</summary>
    internal virtual string? Fault() => null;

    /// <summary>Why this transform cannot be applied to pictures of so many channels, and what to do about it; null if it can.</summary>
    internal virtual string? Refusal(int channels) => null;

    /// <summary>A fault where a minimum is above its maximum.</summary>
    private protected static string? OutOfOrder(string name, double minimum, double maximum) =>
        minimum <= maximum ? null : $"the smallest {name} is {minimum} and the largest {maximum}";

    /// <summary>Refuses a value that is not a finite number.</summary>
    private protected static double CheckedFinite(double value, string name) =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, $"This is a finite number, not {value}.");

    /// <summary>Refuses a value that is not a probability.</summary>
    private protected static double CheckedProbability(double value, string name) =>
        value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(name, $"A probability is within 0 and 1, not {value}.");

    /// <summary>Refuses a value that is negative or not finite.</summary>
    private protected static double CheckedAmount(double value, string name) =>
        value >= 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, $"This is a finite number of at least 0, not {value}.");

    /// <summary>Refuses a value that is not finite and above zero.</summary>
    private protected static double CheckedPositive(double value, string name) =>
        value > 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, $"This is a finite number above 0, not {value}.");

    /// <summary>Refuses a size below one pixel.</summary>
    private protected static int CheckedSize(int value, string name) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(name, $"A size is at least 1 pixel, not {value}.");

    /// <summary>Why something that mixes red, green and blue cannot be done to pictures of so many channels; null if it can.</summary>
    /// <param name="channels">Channels of the pictures.</param>
    /// <param name="remedy">How it is switched off.</param>
    private protected static string? ColourRefusal(int channels, string remedy)
    {
        if (channels == 3)
        {
            return null;
        }

        var other = channels <= 4 ? ", or ask for three channels (views.channels=rgb)" : "";
        return $"needs 3 channels and was given {channels}: {remedy}{other}";
    }

    /// <summary>Throws what <see cref="ColourRefusal"/> says.</summary>
    private protected static void Require(string transform, string? refusal)
    {
        if (refusal is not null)
        {
            throw new DataException($"{transform} {refusal}.");
        }
    }
}
