using System.Runtime.CompilerServices;
using Selfsame.Data.Decoding;
using Selfsame.Data.Transforms.Kernels;

namespace Selfsame.Data.Transforms.Canvas;

/// <summary>The 8-bit picture that a canvas looks at: interleaved values of a whole picture or of a part of it.</summary>
internal sealed unsafe class ByteSource
{
    private readonly PlaneBuffer _gray = new();
    private readonly PlaneBuffer _lastRow = new();
    private readonly PlaneBuffer _scratch = new();
    private Memory<byte> _values;
    private int _step;
    private CropBox _box;
    private PictureChannels _wanted;

    /// <summary>Looks at a picture from now on; only gray that has to be made of colour is computed at once.</summary>
    public void Load(PicturePart part, PictureChannels channels)
    {
        var picture = part.Values;
        _box = new CropBox(part.Left, part.Top, picture.Width, picture.Height);
        _wanted = channels;
        if (SourceChannels.IsMixed(channels, picture.Channels))
        {
            _values = _gray.Borrow(checked(picture.Width * picture.Height));
            _step = 1;
            Mix(picture.Bytes, picture.Channels, _values.Span);
        }
        else
        {
            _values = picture.Memory;
            _step = picture.Channels;
        }
    }

    /// <summary>Resamples rows of a rectangle to as many planes as the canvas has.</summary>
    public void ResampleRows(
        CropBox box, int planes, ResampleWeights weights, byte* target, long stride, int width, PictureKernels kernels)
    {
        Require(box);
        var rowBytes = (long)_box.Width * _step;
        fixed (byte* source = _values.Span)
        {
            var first = source + Offset(box);
            if (planes == 3 && _step is 3 or 4)
            {
                // The kernel reads one byte past a pixel: the last row is copied to where that is harmless.
                var rows = box.Height - 1;
                var last = _lastRow.Reserve((long)box.Width * _step);
                Unsafe.CopyBlockUnaligned(last, first + (rows * rowBytes), (uint)(box.Width * _step));
                kernels.ResampleRowsOfColour(first, rowBytes, _step, rows, weights, target, stride, width, _scratch);
                kernels.ResampleRowsOfColour(last, rowBytes, _step, 1, weights, target + ((long)rows * width), stride, width, _scratch);
                return;
            }

            for (var c = 0; c < planes; c++)
            {
                var channel = SourceChannels.Of(c, _wanted, _step);
                var plane = target + (c * stride);
                if (c > 0 && channel == 0)
                {
                    Buffer.MemoryCopy(target, plane, stride, (long)width * box.Height);
                }
                else
                {
                    ScalarResampler.Rows(first + channel, rowBytes, _step, box.Height, weights, plane, width);
                }
            }
        }
    }

    /// <summary>Copies a rectangle of the channel that a plane takes.</summary>
    public void Copy(int plane, CropBox box, byte* target, int rowValues)
    {
        Require(box);
        fixed (byte* source = _values.Span)
        {
            var row = source + Offset(box) + SourceChannels.Of(plane, _wanted, _step);
            for (var y = 0; y < box.Height; y++, row += (long)_box.Width * _step, target += rowValues)
            {
                var from = row;
                for (var x = 0; x < box.Width; x++, from += _step)
                {
                    target[x] = *from;
                }
            }
        }
    }

    private static void Mix(ReadOnlySpan<byte> source, int channels, Span<byte> target)
    {
        for (int from = 0, to = 0; to < target.Length; from += channels, to++)
        {
            target[to] = (byte)ScalarColour.GrayOf(source[from], source[from + 1], source[from + 2]);
        }
    }

    private long Offset(CropBox box) => (((long)(box.Top - _box.Top) * _box.Width) + box.Left - _box.Left) * _step;

    private void Require(CropBox box)
    {
        if (!_box.Contains(box))
        {
            throw new InvalidOperationException($"{box} is asked for, and of the picture only {_box} is there.");
        }
    }
}
