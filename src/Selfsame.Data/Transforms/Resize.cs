using Selfsame.Data.Drawing;
using Selfsame.Data.Random;

namespace Selfsame.Data.Transforms;

/// <summary>Resamples the whole picture.</summary>
public sealed record Resize : PictureTransform
{
    /// <summary>Length of the shorter side that comes out, or of both sides of a square, in pixels.</summary>
    public int Size { get; init => field = CheckedSize(value, nameof(Size)); } = 256;

    /// <summary>Whether a square comes out. Otherwise the aspect is kept and <see cref="Size"/> is the shorter side.</summary>
    public bool Square { get; init; }

    /// <summary>How the picture is resampled.</summary>
    public Interpolation Interpolation { get; init; } = Interpolation.Bilinear;

    /// <inheritdoc/>
    public override void Apply(PictureCanvas canvas, ref RandomStream random) => Apply(canvas);

    /// <summary>Resamples the picture; nothing is random here.</summary>
    public void Apply(PictureCanvas canvas)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        var (width, height) = OutputSize(canvas.Width, canvas.Height);
        if (width != canvas.Width || height != canvas.Height)
        {
            canvas.ResizeCrop(new CropBox(0, 0, canvas.Width, canvas.Height), width, height, Interpolation);
        }
    }

    /// <summary>What a picture of this size becomes.</summary>
    internal PictureSize OutputSize(int width, int height)
    {
        if (Square)
        {
            return new PictureSize(Size, Size);
        }

        // The longer side is rounded down, as in torchvision.
        return width <= height
            ? new PictureSize(Size, (int)((long)Size * height / width))
            : new PictureSize((int)((long)Size * width / height), Size);
    }
}
