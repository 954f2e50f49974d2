using Selfsame.Data.Random;

namespace Selfsame.Data.Transforms;

/// <summary>Keeps only the highest bits of every value, with some probability.</summary>
public sealed record RandomPosterize : PictureTransform
{
    /// <summary>Bits that are kept, 1 to 8.</summary>
    public int Bits
    {
        get;
        init => field = value is >= 1 and <= 8
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Bits), $"Posterizing keeps 1 to 8 bits, not {value}.");
    }

    = 4;

    /// <summary>How often, 0 to 1.</summary>
    public double Probability { get; init => field = CheckedProbability(value, nameof(Probability)); } = 0.5;

    /// <inheritdoc/>
    public override void Apply(PictureCanvas canvas, ref RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        if (random.Chance(Probability))
        {
            Apply(canvas);
        }
    }

    /// <summary>Clears the lower bits.</summary>
    public void Apply(PictureCanvas canvas)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        canvas.Values.Posterize(Bits);
    }
}
