using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Masking;

/// <summary>Several blocks of a picture that are to be predicted, and a large block of context from which what they cover is taken out.</summary>
/// <remarks>
/// Assran et al.: I-JEPA, CVPR 2023, arXiv 2301.08243, section 3 and appendix A.1. As in the published code the sizes of blocks are drawn once a batch and
/// their places for each picture, and all pictures of a batch keep as many context patches as the one with the fewest. Deviations: size and aspect are two
/// draws (one in the code); patches that a picture has too many are left out evenly over its context (the code leaves out the last rows); where the
/// targets leave too little context, the last of them are not taken out, without drawing anew.
/// </remarks>
/// <param name="Context">Int64, N x K: the patches of the context, in ascending order.</param>
/// <param name="Targets">Int64, N x M x T: the patches of each target block, row by row.</param>
public sealed record TargetBlocks(Tensor Context, Tensor Targets)
{
    // Ten patches of sixteen by sixteen, as in the published settings.
    private const double LeastContext = 10.0 / 256;

    /// <summary>Draws blocks from libtorch's generator.</summary>
    /// <param name="samples">Number of pictures, N.</param>
    /// <param name="grid">Patches from top to bottom and from left to right.</param>
    /// <param name="shape">How many targets, and how large they and the context are.</param>
    /// <param name="device">Where the indices shall lie.</param>
    public static TargetBlocks Draw(long samples, (int Rows, int Columns) grid, TargetBlockShape shape, Device device)
    {
        var sizes = Tensor.Rand([3]).ToArray<float>();
        var places = Tensor.Rand([samples, shape.Targets + 1, 2]).ToArray<float>();
        var target = Size(Between(shape.TargetScale, sizes[0]), Between(shape.TargetAspect, sizes[1]), grid, (grid.Rows - 1, grid.Columns - 1));
        var context = Size(Between(shape.ContextScale, sizes[2]), 1, grid, grid);

        var (contexts, targets) = (new long[samples][], new List<long>());
        for (var sample = 0; sample < samples; sample++)
        {
            var blocks = Enumerable.Range(0, shape.Targets + 1)
                .Select(block => Block(block < shape.Targets ? target : context, grid, places.AsSpan(((sample * (shape.Targets + 1)) + block) * 2, 2)))
                .ToArray();
            targets.AddRange(blocks[..^1].SelectMany(block => block));
            contexts[sample] = Without(blocks[^1], blocks[..^1], (int)Math.Ceiling(LeastContext * grid.Rows * grid.Columns));
        }

        var kept = contexts.Min(own => own.Length);
        return new TargetBlocks(
            Tensor.From<long>([.. contexts.SelectMany(own => Spread(own, kept))], [samples, kept]).To(device),
            Tensor.From<long>([.. targets], [samples, shape.Targets, target.Height * target.Width]).To(device));
    }

    private static double Between((double Minimum, double Maximum) range, double draw) => range.Minimum + (draw * (range.Maximum - range.Minimum));

    private static (int Height, int Width) Size(double scale, double aspect, (int Rows, int Columns) grid, (int Rows, int Columns) largest)
    {
        var area = scale * grid.Rows * grid.Columns;
        return (
            Math.Clamp((int)Math.Round(Math.Sqrt(area * aspect)), 1, Math.Max(1, largest.Rows)),
            Math.Clamp((int)Math.Round(Math.Sqrt(area / aspect)), 1, Math.Max(1, largest.Columns)));
    }

    private static long[] Block((int Height, int Width) size, (int Rows, int Columns) grid, ReadOnlySpan<float> draw)
    {
        var top = (int)(draw[0] * (double)(grid.Rows - size.Height + 1));
        var left = (int)(draw[1] * (double)(grid.Columns - size.Width + 1));
        return
        [
            .. from row in Enumerable.Range(top, size.Height)
               from column in Enumerable.Range(left, size.Width)
               select ((long)row * grid.Columns) + column,
        ];
    }

    private static long[] Without(long[] context, long[][] targets, int least)
    {
        for (var taken = targets.Length; taken > 0; taken--)
        {
            var covered = targets.Take(taken).SelectMany(block => block).ToHashSet();
            long[] left = [.. context.Where(patch => !covered.Contains(patch))];
            if (left.Length >= least)
            {
                return left;
            }
        }

        return context;
    }

    private static IEnumerable<long> Spread(long[] patches, int count) =>
        Enumerable.Range(0, count).Select(index => patches[(long)index * patches.Length / count]);
}
