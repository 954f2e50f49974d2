using Selfsame.Data.Random;
using Selfsame.Data.Transforms.Kernels;

namespace Selfsame.Data.Transforms;

/// <summary>Blurs with a Gaussian of random width over a fixed odd number of pixels; edges are mirrored.</summary>
/// <remarks>
/// torchvision's GaussianBlur: standard deviation in pixels, uniform over its range, weights cut off at the kernel size and made to sum to one.
/// Chen et al. (SimCLR), 2020, appendix A: kernel a tenth of the side, deviation 0.1 to 2. A kernel wider than the picture allows for mirroring
/// is narrowed to what fits.
/// </remarks>
public sealed record GaussianBlur : PictureTransform
{
    private const int MostWeights = 512;

    /// <summary>Side of the kernel in pixels: odd, at most 1023.</summary>
    public int KernelSize
    {
        get;
        init => field = value % 2 == 1 && value is > 0 and < 2 * MostWeights
            ? value
            : throw new ArgumentOutOfRangeException(nameof(KernelSize), $"A blur kernel is odd, and 1 to 1023 pixels wide, not {value}.");
    }

    = 23;

    /// <summary>Smallest standard deviation in pixels, above 0.</summary>
    public double SigmaMinimum { get; init => field = CheckedPositive(value, nameof(SigmaMinimum)); } = 0.1;

    /// <summary>Largest standard deviation in pixels.</summary>
    public double SigmaMaximum { get; init => field = CheckedPositive(value, nameof(SigmaMaximum)); } = 2;

    /// <summary>How often, 0 to 1.</summary>
    public double Probability { get; init => field = CheckedProbability(value, nameof(Probability)); } = 0.5;

    /// <summary>The kernel for a picture of this side: a tenth of it, made odd (23 at 224 pixels).</summary>
    public static int KernelFor(int imageSize) => (imageSize / 10) | 1;

    /// <summary>Draws the standard deviation in pixels.</summary>
    public double Draw(ref RandomStream random) => random.Uniform(SigmaMinimum, SigmaMaximum);

    /// <inheritdoc/>
    public override void Apply(PictureCanvas canvas, ref RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        if (random.Chance(Probability))
        {
            Apply(canvas, Draw(ref random));
        }
    }

    /// <inheritdoc/>
    internal override string? Fault() => OutOfOrder("deviation", SigmaMinimum, SigmaMaximum);

    /// <summary>Blurs with a standard deviation that has been drawn.</summary>
    public void Apply(PictureCanvas canvas, double sigma)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        var widest = (2 * Math.Min(canvas.Width, canvas.Height)) - 1;
        Span<float> weights = stackalloc float[MostWeights];
        var radius = BlurWeights.Fill(Math.Min(KernelSize, widest), sigma, weights);
        if (radius == 0)
        {
            return;
        }

        canvas.Values.Blur(weights, radius);
    }
}
