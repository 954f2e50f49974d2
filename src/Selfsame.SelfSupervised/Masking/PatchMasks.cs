using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Masking;

/// <summary>Which patches of a batch are hidden from the student, and how much each counts.</summary>
/// <remarks>
/// Zhou et al.: iBOT, ICLR 2022, arXiv 2111.07832, section 3: a picture is masked with some probability, by blocks, and its hidden patches together count
/// as one picture. A batch in which chance masks no picture at all gets one masked, so that there is always something to learn from.
/// </remarks>
/// <param name="Mask">Boolean, N x P: true where a patch is hidden.</param>
/// <param name="Rows">Int64, R: the places of the hidden patches among the N (1 + P) tokens of the batch, class tokens first in each picture.</param>
/// <param name="Weights">Float64, R: one divided by N and by the number of patches that the picture hides.</param>
public sealed record PatchMasks(Tensor Mask, Tensor Rows, Tensor Weights)
{
    /// <summary>Draws masks from libtorch's generator.</summary>
    /// <param name="samples">Number of pictures, N.</param>
    /// <param name="grid">Patches from top to bottom and from left to right; P in all.</param>
    /// <param name="probability">The chance of a picture to be masked, above 0 and up to 1.</param>
    /// <param name="ratio">The smallest and the largest share of its patches that a masked picture hides; drawn evenly between them.</param>
    /// <param name="device">Where the masks shall lie.</param>
    public static PatchMasks Draw(long samples, (int Rows, int Columns) grid, double probability, (double Minimum, double Maximum) ratio, Device device)
    {
        var patches = grid.Rows * grid.Columns;
        int[] counts = [.. Tensor.Rand([samples, 2]).ToArray<float>().Chunk(2).Select(draw => draw[0] < probability
            ? Count(ratio.Minimum + (draw[1] * (ratio.Maximum - ratio.Minimum)), patches)
            : 0)];
        if (counts.All(count => count == 0))
        {
            counts[0] = Count(ratio.Maximum, patches);
        }

        var mask = BlockMask.Draw(grid.Rows, grid.Columns, counts);
        return Of(mask.ToArray<bool>(), patches, device);
    }

    private static int Count(double share, int patches) => Math.Max(1, (int)(share * patches));

    private static PatchMasks Of(bool[] hidden, int patches, Device device)
    {
        var samples = hidden.Length / patches;
        var (rows, weights) = (new List<long>(), new List<double>());
        for (var sample = 0; sample < samples; sample++)
        {
            var own = hidden.AsSpan(sample * patches, patches);
            var count = own.Count(true);
            for (var patch = 0; patch < patches; patch++)
            {
                if (own[patch])
                {
                    rows.Add((sample * (1L + patches)) + 1 + patch);
                    weights.Add(1.0 / count / samples);
                }
            }
        }

        return new PatchMasks(
            Tensor.From<bool>(hidden, [samples, patches]).To(device),
            Tensor.From<long>([.. rows], [rows.Count]).To(device),
            Tensor.From<double>([.. weights], [weights.Count]).To(device));
    }
}
