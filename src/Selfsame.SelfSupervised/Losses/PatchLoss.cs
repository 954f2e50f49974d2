using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>Cross-entropy between what the teacher, who sees a patch, believes of it and what the student, who does not, says of it.</summary>
/// <remarks>
/// Zhou et al.: iBOT, ICLR 2022, arXiv 2111.07832, equation 2, with the mean over the hidden patches of a picture and over the pictures of a batch, as in
/// the published code and in DINOv2. Computed in float32 or better also in mixed precision.
/// </remarks>
public static class PatchLoss
{
    /// <summary>The weighted sum over hidden patches.</summary>
    /// <param name="teacher">The teacher's probabilities, R x K.</param>
    /// <param name="student">The student's logits of the same patches, R x K.</param>
    /// <param name="weights">The weight of each patch, R; for the mean over pictures of the mean over patches, 1 / (pictures x hidden patches of its own).</param>
    /// <param name="temperature">Temperature of the student, above 0.</param>
    /// <returns>A scalar.</returns>
    public static Tensor Loss(Tensor teacher, Tensor student, Tensor weights, double temperature)
    {
        using var full = Autocast.Off(student.Device);
        var logits = student.AtLeastFloat32() / temperature;                                 // R x K
        var entropies = -(teacher * logits.LogSoftmax(1)).Sum([1]);                          // R
        return (entropies * weights.To(entropies.DType)).Sum();
    }
}
