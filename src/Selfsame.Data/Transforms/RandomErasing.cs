using Selfsame.Data.Random;

namespace Selfsame.Data.Transforms;

/// <summary>Overwrites a random rectangle with some probability.</summary>
/// <remarks>
/// Zhong et al.: Random Erasing Data Augmentation, AAAI 2020. As in torchvision it acts on normalised values, where 0 is the mean colour: wherever
/// it stands among the transforms, it is done last. Area uniform, aspect log-uniform; after ten tries that do not fit nothing is erased.
/// </remarks>
public sealed record RandomErasing : PictureTransform
{
    private const int Tries = 10;

    /// <summary>Smallest part of the area that is erased, above 0.</summary>
    public double ScaleMinimum { get; init => field = CheckedPositive(value, nameof(ScaleMinimum)); } = 0.02;

    /// <summary>Largest part of the area that is erased, at most 1.</summary>
    public double ScaleMaximum { get; init => field = CheckedPositive(value, nameof(ScaleMaximum)); } = 0.33;

    /// <summary>Smallest height divided by width.</summary>
    public double RatioMinimum { get; init => field = CheckedPositive(value, nameof(RatioMinimum)); } = 0.3;

    /// <summary>Largest height divided by width.</summary>
    public double RatioMaximum { get; init => field = CheckedPositive(value, nameof(RatioMaximum)); } = 3.3;

    /// <summary>The normalised value that is written.</summary>
    public double Value { get; init => field = CheckedFinite(value, nameof(Value)); }

    /// <summary>Whether normal random numbers are written instead of <see cref="Value"/>: torchvision's value "random".</summary>
    public bool IsRandom { get; init; }

    /// <summary>How often, 0 to 1.</summary>
    public double Probability { get; init => field = CheckedProbability(value, nameof(Probability)); } = 0.5;

    /// <summary>Draws the rectangle to erase from a view of this size; null where none fits.</summary>
    public CropBox? Draw(int width, int height, ref RandomStream random)
    {
        var area = (double)width * height;
        var (low, high) = (Math.Log(RatioMinimum), Math.Log(RatioMaximum));
        for (var i = 0; i < Tries; i++)
        {
            var target = area * random.Uniform(ScaleMinimum, ScaleMaximum);
            var aspect = Math.Exp(random.Uniform(low, high));
            var h = (int)Math.Round(Math.Sqrt(target * aspect));
            var w = (int)Math.Round(Math.Sqrt(target / aspect));
            if (h < height && w < width)
            {
                var top = random.Next(height - h + 1);
                return new CropBox(random.Next(width - w + 1), top, w, h);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override void Apply(PictureCanvas canvas, ref RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        if (random.Chance(Probability) && Draw(canvas.Width, canvas.Height, ref random) is { } box)
        {
            canvas.Erase(new ErasedBox(box, Value, IsRandom ? Fork(ref random) : null));
        }
    }

    // The noise is drawn when the view is written: from a stream of its own, so that what is drawn in between does not repeat it.
    private static RandomStream Fork(ref RandomStream random) =>
        new(random.NextULong(), random.NextUInt(), random.NextUInt(), random.NextUInt());

    /// <inheritdoc/>
    internal override string? Fault() =>
        OutOfOrder("scale", ScaleMinimum, ScaleMaximum) ?? OutOfOrder("ratio", RatioMinimum, RatioMaximum)
        ?? (ScaleMaximum > 1 ? $"the largest scale is {ScaleMaximum}, and no more than 1 can be erased" : null);
}
