using Selfsame.Data.Random;

namespace Selfsame.Data.Transforms;

/// <summary>Mirrors top and bottom with some probability.</summary>
public sealed record RandomVerticalFlip : PictureTransform
{
    /// <summary>How often, 0 to 1.</summary>
    public double Probability { get; init => field = CheckedProbability(value, nameof(Probability)); } = 0.5;

    /// <inheritdoc/>
    public override void Apply(PictureCanvas canvas, ref RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        if (random.Chance(Probability))
        {
            canvas.FlipVertically();
        }
    }
}
