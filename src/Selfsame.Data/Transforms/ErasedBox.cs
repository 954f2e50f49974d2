using Selfsame.Data.Random;

namespace Selfsame.Data.Transforms;

/// <summary>A rectangle whose values are replaced once they are normalised.</summary>
/// <param name="Box">The rectangle.</param>
/// <param name="Value">The normalised value it gets.</param>
/// <param name="Noise">The normal random numbers it gets instead; null for none.</param>
internal readonly record struct ErasedBox(CropBox Box, double Value, RandomStream? Noise)
{
    /// <summary>Overwrites the rectangle in height x width x channels values.</summary>
    public void Write(Span<float> values, int width, int height, int channels)
    {
        if (!new CropBox(0, 0, width, height).Contains(Box))
        {
            throw new DataException($"A part was erased and then cut off: {nameof(RandomErasing)} stands after what changes the size of a view.");
        }

        for (var y = Box.Top; y < Box.Top + Box.Height; y++)
        {
            values.Slice(((y * width) + Box.Left) * channels, Box.Width * channels).Fill((float)Value);
        }

        if (Noise is not { } noise)
        {
            return;
        }

        for (var y = Box.Top; y < Box.Top + Box.Height; y++)
        {
            foreach (ref var value in values.Slice(((y * width) + Box.Left) * channels, Box.Width * channels))
            {
                value = (float)noise.Gaussian();
            }
        }
    }
}
