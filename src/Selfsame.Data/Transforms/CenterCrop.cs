using Selfsame.Data.Random;

namespace Selfsame.Data.Transforms;

/// <summary>Cuts out the middle square; a picture that is smaller gets a black border.</summary>
public sealed record CenterCrop : PictureTransform
{
    /// <summary>Side of the square that comes out, in pixels.</summary>
    public int Size { get; init => field = CheckedSize(value, nameof(Size)); } = 224;

    /// <inheritdoc/>
    public override void Apply(PictureCanvas canvas, ref RandomStream random) => Apply(canvas);

    /// <summary>Cuts out the middle; nothing is random here.</summary>
    public void Apply(PictureCanvas canvas)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        canvas.Crop(Box(canvas.Width, canvas.Height));
    }

    /// <summary>The middle of a picture of this size; it reaches beyond a smaller one.</summary>
    internal CropBox Box(int width, int height) => new(Offset(width), Offset(height), Size, Size);

    // torchvision rounds halves to even where it cuts, and rounds down where it pads.
    private int Offset(int length) => length >= Size ? (int)Math.Round((length - Size) / 2.0) : -((Size - length) / 2);
}
