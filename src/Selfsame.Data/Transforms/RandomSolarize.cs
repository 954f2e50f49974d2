using Selfsame.Data.Random;

namespace Selfsame.Data.Transforms;

/// <summary>Inverts all values at or above a threshold with some probability.</summary>
public sealed record RandomSolarize : PictureTransform
{
    /// <summary>Values from here on are inverted: 0 to 256 in 8-bit levels, whatever bits the picture has.</summary>
    public int Threshold
    {
        get;
        init => field = value is >= 0 and <= 256
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Threshold), $"A solarize threshold is within 0 and 256, not {value}.");
    }

    = 128;

    /// <summary>How often, 0 to 1.</summary>
    public double Probability { get; init => field = CheckedProbability(value, nameof(Probability)); } = 0.2;

    /// <inheritdoc/>
    public override void Apply(PictureCanvas canvas, ref RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        if (random.Chance(Probability))
        {
            Apply(canvas);
        }
    }

    /// <summary>Inverts the bright values.</summary>
    public void Apply(PictureCanvas canvas)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        canvas.Values.Solarize(Threshold);
    }
}
