using Selfsame.Data.Random;

namespace Selfsame.Data.Transforms;

/// <summary>Cuts out a random part of random area and aspect and resamples it to a square.</summary>
/// <remarks>
/// Szegedy et al.: Going Deeper with Convolutions, CVPR 2015, section 6. Area uniform, aspect log-uniform; after ten tries that do not fit, the
/// largest central part within the aspect limits.
/// </remarks>
public sealed record RandomResizedCrop : PictureTransform
{
    private const int Tries = 10;

    /// <summary>Side of the square that comes out, in pixels.</summary>
    public int Size { get; init => field = CheckedSize(value, nameof(Size)); } = 224;

    /// <summary>Smallest part of the picture's area, above 0.</summary>
    public double ScaleMinimum { get; init => field = CheckedPositive(value, nameof(ScaleMinimum)); } = 0.08;

    /// <summary>Largest part of the picture's area.</summary>
    public double ScaleMaximum { get; init => field = CheckedPositive(value, nameof(ScaleMaximum)); } = 1;

    /// <summary>Smallest width divided by height.</summary>
    public double RatioMinimum { get; init => field = CheckedPositive(value, nameof(RatioMinimum)); } = 3.0 / 4;

    /// <summary>Largest width divided by height.</summary>
    public double RatioMaximum { get; init => field = CheckedPositive(value, nameof(RatioMaximum)); } = 4.0 / 3;

    /// <summary>How the part is resampled.</summary>
    public Interpolation Interpolation { get; init; } = Interpolation.Bilinear;

    /// <summary>Draws the part to cut out of a picture of this size.</summary>
    public CropBox Draw(int width, int height, ref RandomStream random)
    {
        var area = (double)width * height;
        var (low, high) = (Math.Log(RatioMinimum), Math.Log(RatioMaximum));
        for (var i = 0; i < Tries; i++)
        {
            var target = area * random.Uniform(ScaleMinimum, ScaleMaximum);
            var aspect = Math.Exp(random.Uniform(low, high));
            var w = (int)Math.Round(Math.Sqrt(target * aspect));
            var h = (int)Math.Round(Math.Sqrt(target / aspect));
            if (w > 0 && w <= width && h > 0 && h <= height)
            {
                var top = random.Next(height - h + 1);
                return new CropBox(random.Next(width - w + 1), top, w, h);
            }
        }

        return Central(width, height);
    }

    /// <inheritdoc/>
    public override CropBox Needs(int width, int height, RandomStream random) => Draw(width, height, ref random);

    /// <inheritdoc/>
    public override void Apply(PictureCanvas canvas, ref RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        Apply(canvas, Draw(canvas.Width, canvas.Height, ref random));
    }

    /// <summary>Cuts out and resamples a part that has been drawn.</summary>
    public void Apply(PictureCanvas canvas, CropBox box)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        canvas.ResizeCrop(box, Size, Size, Interpolation);
    }

    /// <inheritdoc/>
    internal override string? Fault() => OutOfOrder("scale", ScaleMinimum, ScaleMaximum) ?? OutOfOrder("ratio", RatioMinimum, RatioMaximum);

    private CropBox Central(int width, int height)
    {
        var (w, h) = (width, height);
        var aspect = (double)width / height;
        if (aspect < RatioMinimum)
        {
            h = Math.Clamp((int)Math.Round(width / RatioMinimum), 1, height);
        }
        else if (aspect > RatioMaximum)
        {
            w = Math.Clamp((int)Math.Round(height * RatioMaximum), 1, width);
        }

        return new CropBox((width - w) / 2, (height - h) / 2, w, h);
    }
}
