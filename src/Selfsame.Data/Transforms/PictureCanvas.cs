using Selfsame.Data.Decoding;
using Selfsame.Data.Transforms.Canvas;
using Selfsame.Data.Transforms.Kernels;
using Selfsame.Data.Views;

namespace Selfsame.Data.Transforms;

/// <summary>
/// What transforms work on: one plane of values per channel. Pictures of 8 bits stay 8 bits and are rounded as Pillow rounds; pictures of 16 and 32 bits
/// are single precision numbers. A canvas owns all memory that transforms need and is reused, so that a view costs no allocation. One canvas belongs to
/// one thread.
/// </summary>
/// <remarks>
/// A loaded picture is only looked at when a transform needs its values: a crop reads its own rectangle and nothing else. The picture must
/// stay alive and unchanged until the view is written.
/// </remarks>
public sealed unsafe class PictureCanvas
{
    private readonly BytePlanes _bytes;
    private readonly SinglePlanes _singles;
    private readonly List<ErasedBox> _erased = [];

    /// <summary>A canvas with the kernels that suit this processor.</summary>
    public PictureCanvas()
        : this(PictureKernels.Best)
    {
    }

    /// <summary>A canvas with kernels of one's choice.</summary>
    public PictureCanvas(PictureKernels kernels)
    {
        ArgumentNullException.ThrowIfNull(kernels);
        _bytes = new BytePlanes(kernels);
        _singles = new SinglePlanes(kernels);
        Values = _bytes;
    }

    /// <summary>Columns.</summary>
    public int Width => Values.Width;

    /// <summary>Rows.</summary>
    public int Height => Values.Height;

    /// <summary>Planes.</summary>
    public int Channels => Values.Channels;

    /// <summary>Whether values are 8-bit levels; otherwise they are single precision numbers.</summary>
    public bool IsBytes => Values == _bytes;

    /// <summary>Where in the picture that was loaded the canvas now lies.</summary>
    public ViewRegion Place { get; private set; }

    /// <summary>The values, and what transforms do to them.</summary>
    internal CanvasValues Values { get; private set; }

    /// <summary>Puts a picture on the canvas, converted as asked: see <see cref="PictureChannels"/>.</summary>
    /// <exception cref="DataException">The picture cannot become what is asked for.</exception>
    public void Load(Picture picture, PictureChannels channels) => Load(PicturePart.Whole(picture), channels);

    /// <summary>Puts a picture on the canvas of which only a part is there: the canvas has the whole one's size, and crops stay within the part.</summary>
    /// <exception cref="DataException">The picture cannot become what is asked for.</exception>
    public void Load(PicturePart part, PictureChannels channels)
    {
        Values = part.Values.BitsPerChannel == 8 ? _bytes : _singles;
        Values.Load(part, channels);
        Place = new ViewRegion(0, 0, Width, Height);
        _erased.Clear();
    }

    /// <summary>The values of one channel of an 8-bit picture, row by row.</summary>
    /// <exception cref="InvalidOperationException">The picture has more bits.</exception>
    public Span<byte> Plane(int channel) => IsBytes
        ? new Span<byte>(_bytes.Plane(channel), checked(Width * Height))
        : throw new InvalidOperationException($"This canvas holds single precision numbers: read {nameof(SinglePlane)}.");

    /// <summary>The values of one channel of a picture of 16 or 32 bits, row by row; 0 is black and 1 is white.</summary>
    /// <exception cref="InvalidOperationException">The picture has 8 bits.</exception>
    public Span<float> SinglePlane(int channel) => IsBytes
        ? throw new InvalidOperationException($"This canvas holds 8-bit levels: read {nameof(Plane)}.")
        : new Span<float>(_singles.Plane(channel), checked(Width * Height));

    /// <summary>Cuts out a rectangle and resamples it to a new size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rectangle is empty or not within the picture, or the size is below 1.</exception>
    public void ResizeCrop(CropBox box, int width, int height, Interpolation interpolation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        var place = PlaceOf(box);
        Values.ResizeCrop(box, width, height, interpolation);
        Place = place;
    }

    /// <summary>Cuts out a rectangle; what lies outside of the picture is black.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rectangle is empty.</exception>
    public void Crop(CropBox box)
    {
        var place = PlaceOf(box);
        Values.Crop(box);
        Place = place;
    }

    /// <summary>Mirrors left and right.</summary>
    public void FlipHorizontally()
    {
        Values.FlipHorizontally();
        Place = Place.Part(1, 0, 0, 1);
    }

    /// <summary>Mirrors top and bottom.</summary>
    public void FlipVertically()
    {
        Values.FlipVertically();
        Place = Place.Part(0, 1, 1, 0);
    }

    /// <summary>The canvas as an 8-bit picture of its own; what is to be erased is gray there.</summary>
    public Picture ToPicture()
    {
        var picture = Picture.Create(Width, Height, Channels);
        var pixels = picture.Bytes;
        Values.WriteBytes(pixels);
        foreach (var erased in _erased)
        {
            for (var y = 0; y < erased.Box.Height; y++)
            {
                pixels.Slice((((erased.Box.Top + y) * Width) + erased.Box.Left) * Channels, erased.Box.Width * Channels).Fill(128);
            }
        }

        return picture;
    }

    /// <summary>Has a rectangle overwritten when the values are normalised.</summary>
    internal void Erase(ErasedBox erased) => _erased.Add(erased);

    /// <summary>Writes the canvas interleaved and normalised.</summary>
    internal void WriteNormalized(Normalizer normalizer, Span<float> destination)
    {
        Values.WriteNormalized(normalizer, destination);
        foreach (var erased in _erased)
        {
            erased.Write(destination, Width, Height, Channels);
        }
    }

    private ViewRegion PlaceOf(CropBox box) => Place.Part(
        box.Left / (double)Width, box.Top / (double)Height, (box.Left + (double)box.Width) / Width, (box.Top + (double)box.Height) / Height);
}
