using Selfsame.Data.Random;

namespace Selfsame.Data.Transforms;

/// <summary>Spreads the values of each channel so that all are about equally frequent, with some probability.</summary>
public sealed record RandomEqualize : PictureTransform
{
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

    /// <summary>Equalizes every channel by its own histogram.</summary>
    public void Apply(PictureCanvas canvas)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        canvas.Values.Equalize();
    }
}
