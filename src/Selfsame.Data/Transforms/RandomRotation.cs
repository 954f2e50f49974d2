using Selfsame.Data.Random;
using Selfsame.Data.Transforms.Kernels;

namespace Selfsame.Data.Transforms;

/// <summary>Turns the picture about its middle by a random angle; its size stays, and corners that come from outside are black.</summary>
public sealed record RandomRotation : PictureTransform
{
    /// <summary>Smallest angle in degrees, counter-clockwise.</summary>
    public double DegreesMinimum { get; init => field = CheckedFinite(value, nameof(DegreesMinimum)); } = -90;

    /// <summary>Largest angle in degrees, counter-clockwise.</summary>
    public double DegreesMaximum { get; init => field = CheckedFinite(value, nameof(DegreesMaximum)); } = 90;

    /// <summary>How values between pixels are found.</summary>
    public PixelSampling Interpolation { get; init; } = PixelSampling.Nearest;

    /// <summary>How often, 0 to 1; torchvision's always turns.</summary>
    public double Probability { get; init => field = CheckedProbability(value, nameof(Probability)); } = 1;

    /// <summary>Draws the angle in degrees.</summary>
    public double Draw(ref RandomStream random) => random.Uniform(DegreesMinimum, DegreesMaximum);

    /// <inheritdoc/>
    public override void Apply(PictureCanvas canvas, ref RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        if (random.Chance(Probability))
        {
            Apply(canvas, Draw(ref random));
        }
    }

    /// <summary>Turns by an angle that has been drawn, in degrees, counter-clockwise.</summary>
    public void Apply(PictureCanvas canvas, double degrees)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        canvas.Values.Warp(AffineMatrix.Rotation(degrees, canvas.Width, canvas.Height), Interpolation);
    }

    /// <inheritdoc/>
    internal override string? Fault() => OutOfOrder("degrees", DegreesMinimum, DegreesMaximum);
}
