using Selfsame.Data.Decoding;

namespace Selfsame.Data.Transforms.Canvas;

/// <summary>The picture of 16 or 32 bits a channel that a canvas looks at; 16 bits become 0 to 1 without loss.</summary>
internal sealed unsafe class SingleSource
{
    // ITU-R 601-2 luma, as for 8-bit values.
    private const float RedShare = 0.299f;
    private const float GreenShare = 0.587f;
    private const float BlueShare = 0.114f;
    private const float WhiteWord = 65535f;

    private Memory<byte> _values;
    private int _bits;
    private int _step;
    private CropBox _box;
    private PictureChannels _wanted;

    /// <summary>Looks at a picture from now on.</summary>
    public void Load(PicturePart part, PictureChannels channels)
    {
        var picture = part.Values;
        _box = new CropBox(part.Left, part.Top, picture.Width, picture.Height);
        (_values, _bits, _step, _wanted) = (picture.Memory, picture.BitsPerChannel, picture.Channels, channels);
    }

    /// <summary>Copies a rectangle of what a plane takes.</summary>
    /// <exception cref="DataException">A value is no finite number.</exception>
    public void Copy(int plane, CropBox box, float* target, int rowValues)
    {
        if (!_box.Contains(box))
        {
            throw new InvalidOperationException($"{box} is asked for, and of the picture only {_box} is there.");
        }

        var isMixed = SourceChannels.IsMixed(_wanted, _step);
        var channel = SourceChannels.Of(plane, _wanted, _step);
        fixed (byte* source = _values.Span)
        {
            for (var y = 0; y < box.Height; y++, target += rowValues)
            {
                var first = (((long)(box.Top + y - _box.Top) * _box.Width) + box.Left - _box.Left) * _step;
                for (var x = 0; x < box.Width; x++, first += _step)
                {
                    target[x] = isMixed
                        ? (RedShare * Value(source, first)) + (GreenShare * Value(source, first + 1)) + (BlueShare * Value(source, first + 2))
                        : Value(source, first + channel);
                }

                RequireFinite(new ReadOnlySpan<float>(target, box.Width), box.Left, box.Top + y);
            }
        }
    }

    private static void RequireFinite(ReadOnlySpan<float> row, int left, int y)
    {
        for (var x = 0; x < row.Length; x++)
        {
            if (!float.IsFinite(row[x]))
            {
                throw new DataException($"The picture holds {row[x]} at column {left + x} of row {y}: every value must be a finite number.");
            }
        }
    }

    private float Value(byte* source, long index) => _bits == 16 ? ((ushort*)source)[index] / WhiteWord : ((float*)source)[index];
}
