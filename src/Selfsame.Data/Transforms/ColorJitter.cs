using Selfsame.Data.Random;

namespace Selfsame.Data.Transforms;

/// <summary>Changes brightness, contrast, saturation and hue by random amounts, in random order.</summary>
/// <remarks>
/// Each factor is uniform over [max(0, 1 - amount), 1 + amount], the hue shift over [-amount, amount] turns; an amount of 0 leaves that
/// operation out. 8-bit values are rounded after each operation, as torchvision does on Pillow pictures. SimCLR writes its jitter
/// as (0.8, 0.8, 0.8, 0.2) times a strength. Saturation and hue need three channels; brightness and contrast suit any number, contrast then about the
/// mean of all channels.
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
    /// <exception cref="DataException">Saturation or hue is to change, and the picture has not three channels.</exception>
    public void Apply(PictureCanvas canvas, ColorJitterDraw draw)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        Require(nameof(ColorJitter), Missing(canvas.Channels));
        foreach (var operation in draw.Order)
        {
            switch (operation)
            {
                case ColorJitterOperation.Brightness when Brightness > 0:
                    canvas.Values.ScaleBrightness(draw.Brightness);
                    break;
                case ColorJitterOperation.Contrast when Contrast > 0:
                    canvas.Values.ScaleContrast(draw.Contrast);
                    break;
                case ColorJitterOperation.Saturation when Saturation > 0:
                    canvas.Values.ScaleSaturation(draw.Saturation);
                    break;
                case ColorJitterOperation.Hue when Hue > 0:
                    canvas.Values.TurnHue(draw.Hue);
                    break;
                default:
                    break;
            }
        }
    }

    /// <inheritdoc/>
    internal override string? Refusal(int channels) => Probability > 0 ? Missing(channels) : null;

    // Brightness and contrast suit any number of channels.
    private string? Missing(int channels) => Saturation == 0 && Hue == 0
        ? null
        : ColourRefusal(channels, "switch saturation and hue off (views.saturation=0, views.hue=0) or the jitter (views.jitterProbability=0)");

    private double Factor(double amount, ref RandomStream random) =>
        random.Uniform(Math.Max(0, 1 - (amount * Strength)), 1 + (amount * Strength));
}
