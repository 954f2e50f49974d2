using Selfsame.Data.Transforms.Kernels;

namespace Selfsame.Data.Transforms.Canvas;

/// <summary>Planes of one kind of number, and what moves values without looking at them.</summary>
/// <remarks>A loaded picture is only looked at when its values are needed: a crop reads its own rectangle and nothing else.</remarks>
internal abstract unsafe class Planes<T>(PictureKernels kernels) : CanvasValues(kernels)
    where T : unmanaged
{
    private readonly PlaneBuffer _between = new();
    private readonly ResampleWeights _across = new();
    private readonly ResampleWeights _down = new();
    private PlaneBuffer _front = new();
    private PlaneBuffer _back = new();
    private bool _isLoaded;

    /// <summary>Values in a plane.</summary>
    private protected long Length => (long)Width * Height;

    /// <inheritdoc/>
    public override void ResizeCrop(CropBox box, int width, int height, Interpolation interpolation)
    {
        RequireWithin(box);
        if (box.Width == width && box.Height == height)
        {
            Crop(box);
            return;
        }

        _across.Prepare(box.Width, width, interpolation);
        _down.Prepare(box.Height, height, interpolation);
        var betweenStride = StrideOf((long)width * box.Height);
        var stride = StrideOf((long)width * height);
        var between = Reserve(_between, betweenStride);
        var target = Reserve(_back, stride);
        if (_isLoaded)
        {
            for (var c = 0; c < Channels; c++)
            {
                ResampleRows(Plane(c) + ((long)box.Top * Width) + box.Left, box.Height, _across, between + (c * betweenStride), width);
            }
        }
        else
        {
            ResampleSourceRows(box, _across, between, betweenStride, width);
        }

        for (var c = 0; c < Channels; c++)
        {
            ResampleColumns(between + (c * betweenStride), width, _down, target + (c * stride), height);
        }

        Replace(width, height);
    }

    /// <inheritdoc/>
    public override void Crop(CropBox box)
    {
        var whole = new CropBox(0, 0, Width, Height);
        if (_isLoaded && box == whole)
        {
            return;
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(box.Width, 1, nameof(box));
        ArgumentOutOfRangeException.ThrowIfLessThan(box.Height, 1, nameof(box));
        var count = (long)box.Width * box.Height;
        var stride = StrideOf(count);
        var target = Reserve(_back, stride);
        var inner = box.Intersection(whole);
        for (var c = 0; c < Channels; c++)
        {
            var plane = target + (c * stride);
            if (inner != box)
            {
                new Span<T>(plane, checked((int)count)).Clear();
            }

            if (inner is { Width: > 0, Height: > 0 })
            {
                Copy(c, inner, plane + ((long)(inner.Top - box.Top) * box.Width) + (inner.Left - box.Left), box.Width);
            }
        }

        Replace(box.Width, box.Height);
    }

    /// <inheritdoc/>
    public override void FlipHorizontally()
    {
        for (var c = 0; c < Channels; c++)
        {
            var plane = Plane(c);
            for (var y = 0; y < Height; y++)
            {
                new Span<T>(plane + ((long)y * Width), Width).Reverse();
            }
        }
    }

    /// <inheritdoc/>
    public override void FlipVertically()
    {
        for (var c = 0; c < Channels; c++)
        {
            var plane = Plane(c);
            for (var y = 0; y < Height / 2; y++)
            {
                var upper = plane + ((long)y * Width);
                var lower = plane + ((long)(Height - 1 - y) * Width);
                for (var x = 0; x < Width; x++)
                {
                    (upper[x], lower[x]) = (lower[x], upper[x]);
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void Warp(AffineMatrix matrix, PixelSampling sampling)
    {
        var stride = StrideOf(Length);
        var source = Plane(0); // before the target is reserved: it may take the picture onto the planes
        var target = Reserve(_back, stride);
        for (var c = 0; c < Channels; c++, source += stride, target += stride)
        {
            if (sampling == PixelSampling.Bilinear)
            {
                WarpBilinear(source, matrix, target);
            }
            else
            {
                AffineKernel.Nearest(source, Width, Height, matrix, target);
            }
        }

        Replace(Width, Height);
    }

    /// <summary>The first value of a channel; the picture is taken onto the planes if it is not yet there.</summary>
    public T* Plane(int channel)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)channel, (uint)Channels, nameof(channel));
        if (!_isLoaded)
        {
            Crop(new CropBox(0, 0, Width, Height));
        }

        return (T*)_front.Pointer + (channel * StrideOf(Length));
    }

    /// <summary>Says that a picture has been loaded whose values are not on the planes yet.</summary>
    private protected void Begin(int width, int height, int channels)
    {
        (Width, Height, Channels) = (width, height, channels);
        _isLoaded = false;
    }

    /// <summary>Resamples rows of the loaded picture, all channels.</summary>
    private protected abstract void ResampleSourceRows(CropBox box, ResampleWeights weights, T* target, long stride, int width);

    /// <summary>Copies a rectangle of one channel of the loaded picture to rows of a plane.</summary>
    private protected abstract void CopySource(int channel, CropBox box, T* target, int rowValues);

    /// <summary>Resamples rows of one plane, <see cref="CanvasValues.Width"/> apart.</summary>
    private protected abstract void ResampleRows(T* source, int rows, ResampleWeights weights, T* target, int width);

    /// <summary>Resamples the columns of one plane.</summary>
    private protected abstract void ResampleColumns(T* source, int width, ResampleWeights weights, T* target, int height);

    /// <summary>Moves the values of one plane with linear interpolation.</summary>
    private protected abstract void WarpBilinear(T* source, AffineMatrix matrix, T* target);

    // From one plane to the next. Each begins on a vector and has slack after it.
    private static long StrideOf(long count)
    {
        const int Slack = PlaneBuffer.Slack;
        return (((count * sizeof(T)) + (2 * Slack) - 1) & ~(Slack - 1L)) / sizeof(T);
    }

    private T* Reserve(PlaneBuffer buffer, long stride) => (T*)buffer.Reserve(stride * Channels * sizeof(T));

    private void Copy(int channel, CropBox box, T* target, int rowValues)
    {
        if (!_isLoaded)
        {
            CopySource(channel, box, target, rowValues);
            return;
        }

        var source = Plane(channel) + ((long)box.Top * Width) + box.Left;
        for (var y = 0; y < box.Height; y++, source += Width, target += rowValues)
        {
            new ReadOnlySpan<T>(source, box.Width).CopyTo(new Span<T>(target, box.Width));
        }
    }

    private void RequireWithin(CropBox box)
    {
        if (box.Width < 1 || box.Height < 1 || !new CropBox(0, 0, Width, Height).Contains(box))
        {
            throw new ArgumentOutOfRangeException(nameof(box), $"What is resampled lies within the picture of {Width} x {Height}, not {box}.");
        }
    }

    private void Replace(int width, int height)
    {
        (_front, _back) = (_back, _front);
        (Width, Height) = (width, height);
        _isLoaded = true;
    }
}
