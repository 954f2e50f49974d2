using Selfsame.Data.Random;

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
                canvas.Warp(AffineMatrix.ShearX(amount), Interpolation);
                break;
            case RandAugmentOperation.ShearY:
                canvas.Warp(AffineMatrix.ShearY(amount), Interpolation);
                break;
            case RandAugmentOperation.TranslateX:
                canvas.Warp(AffineMatrix.Translation((int)amount, 0), Interpolation);
                break;
            case RandAugmentOperation.TranslateY:
                canvas.Warp(AffineMatrix.Translation(0, (int)amount), Interpolation);
                break;
            case RandAugmentOperation.Rotate:
                canvas.Warp(AffineMatrix.Rotation(amount, canvas.Width, canvas.Height), Interpolation);
                break;
            case RandAugmentOperation.Posterize:
                TableKernel.Map(canvas, ValueTable.Posterized((int)amount));
                break;
            case RandAugmentOperation.AutoContrast:
                TableKernel.Stretch(canvas);
                break;
            case RandAugmentOperation.Equalize:
                TableKernel.Equalize(canvas);
                break;
            default:
                ApplyToValues(canvas, operation, amount);
                break;
        }
    }

    /// <inheritdoc/>
    internal override string? Fault() => Magnitude < MagnitudeBins
        ? null
        : $"the magnitude is {Magnitude}, and with {MagnitudeBins} steps it is at most {MagnitudeBins - 1}";

    private static unsafe void ApplyToValues(PictureCanvas canvas, RandAugmentOperation operation, double amount)
    {
        var factor = (float)(1 + amount);
        var count = canvas.PlaneLength;
        if (operation == RandAugmentOperation.Color)
        {
            RequireColour(canvas, nameof(RandAugment));
            ColourKernels.BlendWithGray(canvas.PlanePointer(0), canvas.PlanePointer(1), canvas.PlanePointer(2), count, factor);
            return;
        }

        var other = operation == RandAugmentOperation.Contrast ? MeanOf(canvas) : 0;
        for (var c = 0; c < canvas.Channels; c++)
        {
            var plane = canvas.PlanePointer(c);
            switch (operation)
            {
                case RandAugmentOperation.Brightness or RandAugmentOperation.Contrast:
                    ColourKernels.BlendWithValue(plane, count, factor, other);
                    break;
                case RandAugmentOperation.Sharpness:
                    SharpnessKernel.Blend(plane, canvas.Width, canvas.Height, factor, canvas.Scratch);
                    break;
                case RandAugmentOperation.Solarize:
                    ColourKernels.Solarize(plane, count, (int)Math.Ceiling(amount));
                    break;
                default:
                    break;
            }
        }
    }

    private static unsafe int MeanOf(PictureCanvas canvas)
    {
        if (canvas.Channels == 1)
        {
            return ColourKernels.Mean(canvas.PlanePointer(0), canvas.PlaneLength);
        }

        RequireColour(canvas, nameof(RandAugment));
        return ColourKernels.MeanGray(canvas.PlanePointer(0), canvas.PlanePointer(1), canvas.PlanePointer(2), canvas.PlaneLength);
    }
}
