using Selfsame.Data.Decoding;
using Selfsame.Data.Decoding.Interop;
using Selfsame.Data.Loading;
using Selfsame.Data.Random;

namespace Selfsame.Data.Drawing;

/// <summary>
/// What workers gather for a batch whose views a device makes: a row of numbers for every view of every sample, and the pixels these are made
/// from. Each slot is filled by one worker; the one that finishes the batch packs it into one block.
/// </summary>
internal sealed class DrawnSlots
{
    private readonly DeviceRecipe _recipe;
    private readonly double[][] _rows; // one array a view, count x columns
    private readonly PixelPart?[] _parts; // count x views; views of one picture share theirs
    private readonly int _count;

    internal DrawnSlots(DeviceRecipe recipe, int count)
    {
        _recipe = recipe;
        _count = count;
        _rows = [.. recipe.Views.Select(view => new double[count * view.Columns])];
        _parts = new PixelPart?[count * recipe.Views.Count];
    }

    /// <summary>Draws one view of a sample, and copies the pixels it needs if no view before it has.</summary>
    /// <exception cref="DataException">The picture does not suit the recipe.</exception>
    internal void Add(int slot, int view, PicturePart picture, ref RandomStream random)
    {
        var parts = _parts.AsSpan(slot * _recipe.Views.Count, _recipe.Views.Count);
        if (view == 0)
        {
            // Of a picture that turned out to be damaged, some may be there already.
            Release(parts);
        }

        _recipe.Views[view].Draw(Rows(view).Row(slot), picture, ref random);
        foreach (var part in parts[..view])
        {
            if (ReferenceEquals(part?.Picture, picture.Values))
            {
                parts[view] = part;
                return;
            }
        }

        parts[view] = new PixelPart(picture.Values, _recipe.Channels);
    }

    /// <summary>Lays everything into one block: the rows view by view, then the pixels.</summary>
    /// <param name="buffers">Where the block comes from, and goes back to.</param>
    internal DrawnBatch Pack(BatchBuffers buffers)
    {
        var starts = PlaceParts(out var pixelBytes);
        var batch = new DrawnBatch(_recipe, _count, pixelBytes / _recipe.Channels);
        batch.Block = buffers.Rent(batch.Bytes);
        for (var view = 0; view < _rows.Length; view++)
        {
            var rows = Rows(view);
            for (var slot = 0; slot < _count; slot++)
            {
                rows.Row(slot)[_recipe.Views[view].RegionStart] += starts[(slot * _rows.Length) + view] / _recipe.Channels;
            }

            _recipe.Views[view].Arrange(rows);
            _rows[view].CopyTo(NativeBlock.Doubles(batch.Block + (nint)batch.RowsStart(view), _rows[view].Length));
        }

        for (var i = 0; i < _parts.Length; i++)
        {
            if (_parts[i] is { } part && IsFirst(i))
            {
                part.Values.CopyTo(NativeBlock.Bytes(batch.Block + (nint)(batch.PixelsStart + starts[i]), part.Bytes));
            }
        }

        Release(_parts);
        return batch;
    }

    // Where each part begins among the pixels, in bytes; the parts that views share stand once.
    private long[] PlaceParts(out long bytes)
    {
        var starts = new long[_parts.Length];
        bytes = 0;
        for (var i = 0; i < _parts.Length; i++)
        {
            if (_parts[i] is not { } part)
            {
                continue;
            }

            if (IsFirst(i))
            {
                starts[i] = bytes;
                bytes += part.Bytes;
            }
            else
            {
                starts[i] = starts[Array.IndexOf(_parts, part, i / _rows.Length * _rows.Length)];
            }
        }

        return starts;
    }

    private bool IsFirst(int index)
    {
        var slot = index / _rows.Length * _rows.Length;
        return Array.IndexOf(_parts, _parts[index], slot) == index;
    }

    private DrawnRows Rows(int view) => new(_rows[view], _recipe.Views[view].Columns);

    private static void Release(Span<PixelPart?> parts)
    {
        foreach (ref var part in parts)
        {
            part?.Dispose();
            part = null;
        }
    }
}
