using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>Cross-entropy between the distribution that is wanted for one view and what the student says of another.</summary>
/// <remarks>
/// Caron et al. (SwAV), NeurIPS 2020, arXiv 2006.09882, equations 1 and 2, where codes are wanted; Caron et al. (DINO), ICCV 2021, arXiv
/// 2104.14294, equation 3, where it is the teacher's beliefs. Computed in float32 or better also in mixed precision.
/// </remarks>
public static class CrossViewEntropy
{
    /// <summary>The mean over all pairs of a target's view and a different view of the student.</summary>
    /// <remarks>As in the published codes: equation 3 of DINO sums over the pairs.</remarks>
    /// <param name="targets">Distributions, one N x K tensor a view, without gradient; view i is the student's view i.</param>
    /// <param name="student">The student's logits, one N x K tensor a view, those of the targets' views first.</param>
    /// <param name="temperature">Temperature of the student, above 0.</param>
    /// <returns>A scalar.</returns>
    /// <exception cref="ArgumentException">There is no pair of different views.</exception>
    public static Tensor Mean(IReadOnlyList<Tensor> targets, IReadOnlyList<Tensor> student, double temperature)
    {
        var pairs = (targets.Count * student.Count) - Math.Min(targets.Count, student.Count);
        return Sum(targets, student, temperature, skipSameView: true) / pairs;
    }

    /// <summary>The sum over pairs of views of the batch's mean, for methods that weigh pairs themselves (DINOv2).</summary>
    /// <param name="targets">Distributions, one N x K tensor a view, without gradient.</param>
    /// <param name="student">The student's logits, one N x K tensor a view.</param>
    /// <param name="temperature">Temperature of the student, above 0.</param>
    /// <param name="skipSameView">True to leave out the pairs of a view with itself.</param>
    /// <returns>A scalar.</returns>
    /// <exception cref="ArgumentException">There is no pair of views.</exception>
    public static Tensor Sum(IReadOnlyList<Tensor> targets, IReadOnlyList<Tensor> student, double temperature, bool skipSameView = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature);
        using var full = Autocast.Off(student[0].Device);
        Tensor? sum = null;
        for (var view = 0; view < student.Count; view++)
        {
            // All targets of a view weigh the same logarithms, so they are added first.
            Tensor[] others = [.. targets.Where((_, other) => other != view || !skipSameView)];
            if (others.Length == 0)
            {
                continue;
            }

            var target = others.Skip(1).Aggregate(others[0], (left, right) => left + right);                   // N x K
            var logarithms = (student[view].AtLeastFloat32() / temperature).LogSoftmax(1);                     // N x K
            var entropy = -(target * logarithms).Sum([1]).Mean();
            sum = sum is null ? entropy : sum + entropy;
        }

        return sum ?? throw new ArgumentException("The views form no pair of different views: two views are the least.", nameof(student));
    }
}
