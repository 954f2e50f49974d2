using System.Runtime.CompilerServices;
using Selfsame.Data.Decoding;

namespace Selfsame.Data.Transforms;

/// <summary>
/// What transforms work on: 8-bit values, one plane per channel. A canvas owns all memory that transforms need and is reused, so that a view
/// costs no allocation. One canvas belongs to one thread.
/// </summary>
/// <remarks>
/// A loaded picture is only looked at when a transform needs its values: a crop reads its own rectangle and nothing else. The picture must
/// stay alive and unchanged until the view is written.
/// </remarks>
public sealed unsafe class PictureCanvas
{
    private readonly PlaneBuffer _converted = new();
    private readonly PlaneBuffer _lastRow = new();
    private readonly PlaneBuffer _between = new();
    private readonly PlaneBuffer _scratch = new();
    private readonly ResampleWeights _across = new();
    private readonly ResampleWeights _down = new();
    private readonly List<ErasedBox> _erased = [];
    private PlaneBuffer _front = new();
    private PlaneBuffer _back = new();
    private Memory<byte> _source;
    private int _sourceChannels;
    private CropBox _sourceBox;
    private bool _isLoaded;

    /// <summary>Columns.</summary>
    public int Width { get; private set; }

    /// <summary>Rows.</summary>
    public int Height { get; private set; }

    /// <summary>Planes.</summary>
    public int Channels { get; private set; }

    /// <summary>Values in a plane.</summary>
    internal long PlaneLength => (long)Width * Height;

    internal PlaneBuffer Scratch => _scratch;

    /// <summary>Puts a picture on the canvas, converted as asked: see <see cref="PictureChannels"/>.</summary>
    public void Load(Picture picture, PictureChannels channels) => Load(PicturePart.Whole(picture), channels);

    /// <summary>Puts a picture on the canvas of which only a part is there: the canvas has the whole one's size, and crops stay within the part.</summary>
    public void Load(PicturePart part, PictureChannels channels)
    {
        (Width, Height) = (part.WholeWidth, part.WholeHeight);
        _sourceBox = new CropBox(part.Left, part.Top, part.Values.Width, part.Values.Height);
        _source = ChannelConversion.Prepare(part.Values, channels, _converted, out _sourceChannels);
        Channels = channels switch
        {
            PictureChannels.Rgb => 3,
            PictureChannels.Gray => 1,
            _ => _sourceChannels,
        };
        _isLoaded = false;
        _erased.Clear();
    }

    /// <summary>The values of one channel, row by row.</summary>
    public Span<byte> Plane(int channel) => new(PlanePointer(channel), checked((int)PlaneLength));

    /// <summary>Cuts out a rectangle and resamples it to a new size.</summary>
    public void ResizeCrop(CropBox box, int width, int height, Interpolation interpolation)
    {
        if (box.Width == width && box.Height == height)
        {
            Crop(box);
            return;
        }

        _across.Prepare(box.Width, width, interpolation);
        _down.Prepare(box.Height, height, interpolation);
        var betweenBytes = PlaneStride((long)width * box.Height);
        var targetBytes = PlaneStride((long)width * height);
        var between = _between.Reserve(betweenBytes * Channels);
        var target = _back.Reserve(targetBytes * Channels);
        ResampleRows(box, width, between, betweenBytes);
        for (var c = 0; c < Channels; c++)
        {
            Resampler.Columns(between + (c * betweenBytes), width, _down, target + (c * targetBytes), height);
        }

        Replace(width, height);
    }

    /// <summary>Cuts out a rectangle; what lies outside of the picture is black.</summary>
    public void Crop(CropBox box)
    {
        if (_isLoaded && box == new CropBox(0, 0, Width, Height))
        {
            return;
        }

        var targetBytes = PlaneStride((long)box.Width * box.Height);
        var target = _back.Reserve(targetBytes * Channels);
        for (var c = 0; c < Channels; c++)
        {
            CropPlane(c, box, target + (c * targetBytes));
        }

        Replace(box.Width, box.Height);
    }

    /// <summary>Mirrors left and right.</summary>
    public void FlipHorizontally()
    {
        for (var c = 0; c < Channels; c++)
        {
            var plane = Plane(c);
            for (var y = 0; y < Height; y++)
            {
                plane.Slice(y * Width, Width).Reverse();
            }
        }
    }

    /// <summary>Mirrors top and bottom.</summary>
    public void FlipVertically()
    {
        for (var c = 0; c < Channels; c++)
        {
            var plane = Plane(c);
            for (var y = 0; y < Height / 2; y++)
            {
                var upper = plane.Slice(y * Width, Width);
                var lower = plane.Slice((Height - 1 - y) * Width, Width);
                for (var x = 0; x < Width; x++)
                {
                    (upper[x], lower[x]) = (lower[x], upper[x]);
                }
            }
        }
    }

    /// <summary>The canvas as a picture of its own; what is to be erased is gray there.</summary>
    public Picture ToPicture()
    {
        var picture = Picture.Create(Width, Height, Channels);
        var pixels = picture.Bytes;
        for (var c = 0; c < Channels; c++)
        {
            var plane = Plane(c);
            for (var i = 0; i < plane.Length; i++)
            {
                pixels[(i * Channels) + c] = plane[i];
            }
        }

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

    /// <summary>Moves all values as a matrix says.</summary>
    internal void Warp(AffineMatrix matrix, PixelSampling sampling)
    {
        var planeBytes = PlaneStride(PlaneLength);
        var first = PlanePointer(0); // before the target is reserved: it may take the picture onto the planes
        var target = _back.Reserve(planeBytes * Channels);
        for (var c = 0; c < Channels; c++)
        {
            var source = first + (c * planeBytes);
            var plane = target + (c * planeBytes);
            if (sampling == PixelSampling.Bilinear)
            {
                AffineKernel.Bilinear(source, Width, Height, matrix, plane);
            }
            else
            {
                AffineKernel.Nearest(source, Width, Height, matrix, plane);
            }
        }

        Replace(Width, Height);
    }

    /// <summary>Writes the canvas interleaved, each value looked up in its channel's table of 256.</summary>
    internal void WriteNormalized(ReadOnlySpan<float> tables, Span<float> destination)
    {
        fixed (float* table = tables)
        {
            fixed (float* target = destination)
            {
                if (Channels == 3)
                {
                    NormalizeKernel.WriteColour(PlanePointer(0), PlanePointer(1), PlanePointer(2), PlaneLength, table, target);
                }
                else
                {
                    for (var c = 0; c < Channels; c++)
                    {
                        NormalizeKernel.WriteOne(PlanePointer(c), PlaneLength, table + (c * 256), target + c, Channels);
                    }
                }
            }
        }

        foreach (var erased in _erased)
        {
            erased.Write(destination, Width, Height, Channels);
        }
    }

    /// <summary>The first value of a channel; the picture is taken onto the planes if it is not yet there.</summary>
    internal byte* PlanePointer(int channel)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)channel, (uint)Channels, nameof(channel));
        if (!_isLoaded)
        {
            Crop(new CropBox(0, 0, Width, Height));
        }

        return _front.Pointer + (channel * PlaneStride(PlaneLength));
    }

    private static long PlaneStride(long count) => ((count + PlaneBuffer.Slack - 1) & ~(PlaneBuffer.Slack - 1L)) + PlaneBuffer.Slack;

    private void Replace(int width, int height)
    {
        (_front, _back) = (_back, _front);
        (Width, Height) = (width, height);
        _isLoaded = true;
        _source = default;
    }

    private void RequireSource(CropBox box)
    {
        if (!_sourceBox.Contains(box))
        {
            throw new InvalidOperationException($"{box} is asked for, and of the picture only {_sourceBox} is there.");
        }
    }

    private void ResampleRows(CropBox box, int width, byte* target, long targetBytes)
    {
        if (_isLoaded)
        {
            for (var c = 0; c < Channels; c++)
            {
                var first = PlanePointer(c) + ((long)box.Top * Width) + box.Left;
                Resampler.RowsOfOne(first, Width, 1, box.Height, _across, target + (c * targetBytes), width);
            }

            return;
        }

        RequireSource(box);
        fixed (byte* source = _source.Span)
        {
            var rowBytes = (long)_sourceBox.Width * _sourceChannels;
            var first = source + ((box.Top - _sourceBox.Top) * rowBytes) + ((long)(box.Left - _sourceBox.Left) * _sourceChannels);
            if (Channels == 3 && _sourceChannels is 3 or 4)
            {
                // The kernel reads one byte past a pixel: the last row is copied to where that is harmless.
                var rows = box.Height - 1;
                var last = _lastRow.Reserve((long)box.Width * _sourceChannels);
                Unsafe.CopyBlockUnaligned(last, first + (rows * rowBytes), (uint)(box.Width * _sourceChannels));
                Resampler.RowsOfColour(first, rowBytes, _sourceChannels, rows, _across, target, targetBytes, width);
                Resampler.RowsOfColour(last, rowBytes, _sourceChannels, 1, _across, target + ((long)rows * width), targetBytes, width);
                return;
            }

            for (var c = 0; c < Channels; c++)
            {
                var plane = target + (c * targetBytes);
                if (c > 0 && _sourceChannels == 1)
                {
                    Buffer.MemoryCopy(target, plane, targetBytes, (long)width * box.Height);
                }
                else
                {
                    Resampler.RowsOfOne(first + c, rowBytes, _sourceChannels, box.Height, _across, plane, width);
                }
            }
        }
    }

    private void CropPlane(int channel, CropBox box, byte* target)
    {
        var left = Math.Max(box.Left, 0);
        var right = Math.Min(box.Left + box.Width, Width);
        var isWithin = left == box.Left && right == box.Left + box.Width && box.Top >= 0 && box.Top + box.Height <= Height;
        if (!isWithin)
        {
            new Span<byte>(target, box.Width * box.Height).Clear();
        }

        var top = Math.Max(box.Top, 0);
        var bottom = Math.Min(box.Top + box.Height, Height);
        var step = _isLoaded ? 1 : _sourceChannels;
        var stored = _isLoaded ? new CropBox(0, 0, Width, Height) : _sourceBox;
        if (!_isLoaded && left < right && top < bottom)
        {
            RequireSource(new CropBox(left, top, right - left, bottom - top));
        }

        fixed (byte* source = _source.Span)
        {
            var start = _isLoaded ? PlanePointer(channel) : source + (_sourceChannels == 1 ? 0 : channel);
            for (var y = top; y < bottom; y++)
            {
                var from = start + ((((long)(y - stored.Top) * stored.Width) + left - stored.Left) * step);
                var to = target + ((long)(y - box.Top) * box.Width) + (left - box.Left);
                for (var x = left; x < right; x++, from += step)
                {
                    *to++ = *from;
                }
            }
        }
    }
}
