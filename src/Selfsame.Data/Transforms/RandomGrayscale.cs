using Selfsame.Data.Random;

namespace Selfsame.Data.Transforms;

/// <summary>Replaces all three channels by ITU-R 601-2 luma with some probability.</summary>
public sealed record RandomGrayscale : PictureTransform
{
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

    /// <summary>Takes the colour out.</summary>
    /// <exception cref="DataException">The picture has not three channels.</exception>
    public void Apply(PictureCanvas canvas)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        Require(nameof(RandomGrayscale), Missing(canvas.Channels));
        canvas.Values.ToGray();
    }

    /// <inheritdoc/>
    internal override string? Refusal(int channels) => Probability > 0 ? Missing(channels) : null;

    private static string? Missing(int channels) => ColourRefusal(channels, "switch it off (views.grayscaleProbability=0)");
}
