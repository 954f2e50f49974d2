using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Masking;

/// <summary>Masks made of rectangles, so that what is hidden cannot be guessed from its neighbours.</summary>
/// <remarks>
/// Bao et al.: BEiT, ICLR 2022, arXiv 2106.08254, Algorithm 1; iBOT and DINOv2 take the same. Deviations: a mask never hides more patches than it was
/// asked for (the paper's may by one rectangle), the smallest rectangle has 4 patches (the paper's 16 suit 14 x 14 patches), and after
/// 30 rectangles that did not fit the mask stays a little smaller.
/// </remarks>
public static class BlockMask
{
    private const int Attempts = 30;
    private const int SmallestArea = 4;
    private const double SmallestAspect = 0.3;

    /// <summary>Draws one mask a picture, from libtorch's generator.</summary>
    /// <param name="rows">Patches from top to bottom.</param>
    /// <param name="columns">Patches from left to right.</param>
    /// <param name="counts">How many patches each picture shall lose; 0 leaves it whole.</param>
    /// <returns>Boolean, N x (rows columns), row by row, on the CPU: true where a patch is hidden.</returns>
    public static Tensor Draw(int rows, int columns, IReadOnlyList<int> counts)
    {
        using var scope = new TensorScope();
        var draws = Tensor.Rand([counts.Count, Attempts, 4]).ToArray<float>();
        var hidden = new bool[counts.Count * rows * columns];
        for (var sample = 0; sample < counts.Count; sample++)
        {
            var of = sample * Attempts * 4;
            Hide(hidden.AsSpan(sample * rows * columns, rows * columns), rows, columns, counts[sample], draws.AsSpan(of, Attempts * 4));
        }

        return scope.Keep(Tensor.From<bool>(hidden, [counts.Count, rows * columns]));
    }

    private static void Hide(Span<bool> hidden, int rows, int columns, int count, ReadOnlySpan<float> draws)
    {
        var left = count;
        for (var attempt = 0; attempt < Attempts && left > 0; attempt++)
        {
            var draw = draws.Slice(attempt * 4, 4);
            var smallest = Math.Min(SmallestArea, left);
            var area = smallest + (draw[0] * (double)(left - smallest));
            var aspect = Math.Exp(Math.Log(SmallestAspect) * (1 - (2 * (double)draw[1])));
            var height = Math.Clamp((int)Math.Round(Math.Sqrt(area * aspect)), 1, rows);
            var width = Math.Clamp((int)Math.Round(Math.Sqrt(area / aspect)), 1, columns);
            var top = (int)(draw[2] * (double)(rows - height + 1));
            var start = (int)(draw[3] * (double)(columns - width + 1));

            var fresh = 0;
            for (var row = top; row < top + height; row++)
            {
                fresh += hidden.Slice((row * columns) + start, width).Count(false);
            }

            if (fresh <= left)
            {
                left -= fresh;
                for (var row = top; row < top + height; row++)
                {
                    hidden.Slice((row * columns) + start, width).Fill(true);
                }
            }
        }
    }
}
