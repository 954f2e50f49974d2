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
    private PlaneBuffer _front = new();
    private PlaneBuffer _back = new();
    private Memory<byte> _source;
    private int _sourceChannels;
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
    public void Load(Picture picture, PictureChannels channels)
    {
        ArgumentNullException.ThrowIfNull(picture);
        (Width, Height) = (picture.Width, picture.Height);
        _source = ChannelConversion.Prepare(picture, channels, _converted, out _sourceChannels);
        Channels = channels switch
        {
            PictureChannels.Rgb => 3,
            PictureChannels.Gray => 1,
            _ => _sourceChannels,
        };
        _isLoaded = false;
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

    /// <summary>The canvas as a picture of its own.</summary>
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

        return picture;
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
                    return;
                }

                for (var c = 0; c < Channels; c++)
                {
                    NormalizeKernel.WriteOne(PlanePointer(c), PlaneLength, table + (c * 256), target + c, Channels);
                }
            }
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

        fixed (byte* source = _source.Span)
        {
            var rowBytes = (long)Width * _sourceChannels;
            var first = source + (box.Top * rowBytes) + ((long)box.Left * _sourceChannels);
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

        var step = _isLoaded ? 1 : _sourceChannels;
        fixed (byte* source = _source.Span)
        {
            var start = _isLoaded ? PlanePointer(channel) : source + (_sourceChannels == 1 ? 0 : channel);
            for (var y = Math.Max(box.Top, 0); y < Math.Min(box.Top + box.Height, Height); y++)
            {
                var from = start + ((((long)y * Width) + left) * step);
                var to = target + ((long)(y - box.Top) * box.Width) + (left - box.Left);
                for (var x = left; x < right; x++, from += step)
                {
                    *to++ = *from;
                }
            }
        }
    }
}
