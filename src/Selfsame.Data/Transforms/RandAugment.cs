using Selfsame.Data.Random;
using Selfsame.Data.Transforms.Kernels;

namespace Selfsame.Data.Transforms;

/// <summary>Applies some operations chosen at random from fourteen, all with one magnitude.</summary>
/// <remarks>
/// Cubuk et al.: RandAugment, 2020, arXiv 1909.13719, with torchvision's operations and ranges. Operations of geometry and colour are
/// as likely to go one way as the other. What comes from outside is black.
/// </remarks>
public sealed record RandAugment : PictureTransform
{
    private static readonly int s_kinds = Enum.GetValues<RandAugmentOperation>().Length;

    /// <summary>Operations applied to a picture, at least 0.</summary>
    public int Operations
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(Operations), $"RandAugment applies at least 0 operations, not {value}.");
    }

    = 2;

    /// <summary>How strong all operations are, from 0 to <see cref="MagnitudeBins"/> - 1.</summary>
    public int Magnitude
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(Magnitude), $"A magnitude is at least 0, not {value}.");
    }

    = 9;

    /// <summary>Steps of the magnitude, at least 2.</summary>
    public int MagnitudeBins
    {
        get;
        init => field = value >= 2 ? value : throw new ArgumentOutOfRangeException(nameof(MagnitudeBins), $"There are at least 2 magnitudes, not {value}.");
    }

    = 31;

    /// <summary>How values between pixels are found.</summary>
    public PixelSampling Interpolation { get; init; } = PixelSampling.Nearest;

    /// <summary>How far an operation goes at this magnitude, before its direction is drawn.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="width">Columns of the picture.</param>
    /// <param name="height">Rows of the picture.</param>
    public double Amount(RandAugmentOperation operation, int width, int height)
    {
        var share = (double)Magnitude / (MagnitudeBins - 1);
        return operation switch
        {
            RandAugmentOperation.ShearX or RandAugmentOperation.ShearY => 0.3 * share,
            RandAugmentOperation.TranslateX => (float)(150.0 / 331 * width * share),
            RandAugmentOperation.TranslateY => (float)(150.0 / 331 * height * share),
            RandAugmentOperation.Rotate => 30 * share,
            RandAugmentOperation.Brightness or RandAugmentOperation.Color or RandAugmentOperation.Contrast or RandAugmentOperation.Sharpness => 0.9 * share,
            RandAugmentOperation.Posterize => 8 - Math.Round(4 * share),
            RandAugmentOperation.Solarize => 255 * (1 - share),
            _ => 0,
        };
    }

    /// <inheritdoc/>
    public override void Apply(PictureCanvas canvas, ref RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        for (var i = 0; i < Operations; i++)
        {
            var operation = (RandAugmentOperation)random.Next(s_kinds);
            var amount = Amount(operation, canvas.Width, canvas.Height);
            var hasDirection = operation is >= RandAugmentOperation.ShearX and <= RandAugmentOperation.Sharpness;
            Apply(canvas, operation, hasDirection && random.Next(2) == 1 ? -amount : amount);
        }
    }

    /// <summary>Applies one operation by an amount that has been drawn.</summary>
    /// <exception cref="DataException">It is an operation on colours, and the picture has not three channels.</exception>
    public void Apply(PictureCanvas canvas, RandAugmentOperation operation, double amount)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        switch (operation)
        {
            case RandAugmentOperation.ShearX:
                canvas.Values.Warp(AffineMatrix.ShearX(amount), Interpolation);
                break;
            case RandAugmentOperation.ShearY:
                canvas.Values.Warp(AffineMatrix.ShearY(amount), Interpolation);
                break;
            case RandAugmentOperation.TranslateX:
                canvas.Values.Warp(AffineMatrix.Translation((int)amount, 0), Interpolation);
                break;
            case RandAugmentOperation.TranslateY:
                canvas.Values.Warp(AffineMatrix.Translation(0, (int)amount), Interpolation);
                break;
            case RandAugmentOperation.Rotate:
                canvas.Values.Warp(AffineMatrix.Rotation(amount, canvas.Width, canvas.Height), Interpolation);
                break;
            case RandAugmentOperation.Posterize:
                canvas.Values.Posterize((int)amount);
                break;
            case RandAugmentOperation.AutoContrast:
                canvas.Values.Stretch();
                break;
            case RandAugmentOperation.Equalize:
                canvas.Values.Equalize();
                break;
            case RandAugmentOperation.Solarize:
                canvas.Values.Solarize((int)Math.Ceiling(amount));
                break;
            case RandAugmentOperation.Brightness:
                canvas.Values.ScaleBrightness(1 + amount);
                break;
            case RandAugmentOperation.Contrast:
                canvas.Values.ScaleContrast(1 + amount);
                break;
            case RandAugmentOperation.Color:
                Require(nameof(RandAugment), Missing(canvas.Channels));
                canvas.Values.ScaleSaturation(1 + amount);
                break;
            case RandAugmentOperation.Sharpness:
                canvas.Values.Sharpen(1 + amount);
                break;
            default:
                break;
        }
    }

    /// <inheritdoc/>
    internal override string? Fault() => Magnitude < MagnitudeBins
        ? null
        : $"the magnitude is {Magnitude}, and with {MagnitudeBins} steps it is at most {MagnitudeBins - 1}";

    /// <inheritdoc/>
    internal override string? Refusal(int channels) => Operations > 0 ? Missing(channels) : null;

    private static string? Missing(int channels) => ColourRefusal(channels, "leave it out of the views");
}
