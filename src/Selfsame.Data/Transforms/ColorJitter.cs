using Selfsame.Data.Random;

namespace Selfsame.Data.Transforms;

/// <summary>Changes brightness, contrast, saturation and hue by random amounts, in random order.</summary>
/// <remarks>
/// Each factor is uniform over [max(0, 1 - amount), 1 + amount], the hue shift over [-amount, amount] turns; an amount of 0 leaves that
/// operation out. Values are rounded to 8 bits after each operation, as torchvision does on Pillow pictures. SimCLR writes its jitter
/// as (0.8, 0.8, 0.8, 0.2) times a strength.
/// </remarks>
public sealed record ColorJitter : PictureTransform
{
    /// <summary>Amount of brightness change at strength 1, at least 0.</summary>
    public double Brightness { get; init => field = CheckedAmount(value, nameof(Brightness)); } = 0.8;

    /// <summary>Amount of contrast change at strength 1, at least 0.</summary>
    public double Contrast { get; init => field = CheckedAmount(value, nameof(Contrast)); } = 0.8;

    /// <summary>Amount of saturation change at strength 1, at least 0.</summary>
    public double Saturation { get; init => field = CheckedAmount(value, nameof(Saturation)); } = 0.8;

    /// <summary>Amount of hue change at strength 1, in turns; times the strength at most 0.5.</summary>
    public double Hue { get; init => field = CheckedAmount(value, nameof(Hue)); } = 0.2;

    /// <summary>Multiplies all four amounts, at least 0.</summary>
    public double Strength { get; init => field = CheckedAmount(value, nameof(Strength)); } = 1;

    /// <summary>How often the jitter is applied at all, 0 to 1.</summary>
    public double Probability { get; init => field = CheckedProbability(value, nameof(Probability)); } = 0.8;

    /// <summary>Draws the amounts and their order.</summary>
    public ColorJitterDraw Draw(ref RandomStream random)
    {
        var order = ColorJitterOrder.Natural();
        random.Shuffle<ColorJitterOperation>(order);
        var brightness = Factor(Brightness, ref random);
        var contrast = Factor(Contrast, ref random);
        var saturation = Factor(Saturation, ref random);
        var hue = Math.Min(Hue * Strength, 0.5);
        return new ColorJitterDraw(brightness, contrast, saturation, random.Uniform(-hue, hue), order);
    }

    /// <inheritdoc/>
    public override void Apply(PictureCanvas canvas, ref RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        if (random.Chance(Probability))
        {
            Apply(canvas, Draw(ref random));
        }
    }

    /// <summary>Applies amounts that have been drawn; operations whose amount is 0 are left out.</summary>
    /// <exception cref="DataException">The picture has not three channels.</exception>
    public unsafe void Apply(PictureCanvas canvas, ColorJitterDraw draw)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        RequireColour(canvas, nameof(ColorJitter));
        var red = canvas.PlanePointer(0);
        var green = canvas.PlanePointer(1);
        var blue = canvas.PlanePointer(2);
        var count = canvas.PlaneLength;
        foreach (var operation in draw.Order)
        {
            switch (operation)
            {
                case ColorJitterOperation.Brightness when Brightness > 0:
                    BlendAll(red, green, blue, count, draw.Brightness, 0);
                    break;
                case ColorJitterOperation.Contrast when Contrast > 0:
                    BlendAll(red, green, blue, count, draw.Contrast, ColourKernels.MeanGray(red, green, blue, count));
                    break;
                case ColorJitterOperation.Saturation when Saturation > 0:
                    ColourKernels.BlendWithGray(red, green, blue, count, (float)draw.Saturation);
                    break;
                case ColorJitterOperation.Hue when Hue > 0:
                    HueKernel.Shift(red, green, blue, count, (int)(draw.Hue * 255) & 255);
                    break;
                default:
                    break;
            }
        }
    }

    private static unsafe void BlendAll(byte* red, byte* green, byte* blue, long count, double factor, int other)
    {
        ColourKernels.BlendWithValue(red, count, (float)factor, other);
        ColourKernels.BlendWithValue(green, count, (float)factor, other);
        ColourKernels.BlendWithValue(blue, count, (float)factor, other);
    }

    private double Factor(double amount, ref RandomStream random) =>
        random.Uniform(Math.Max(0, 1 - (amount * Strength)), 1 + (amount * Strength));
}
