using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Clustering;

/// <summary>Soft assignments of a batch to prototypes that use every prototype equally.</summary>
/// <remarks>
/// Cuturi, NeurIPS 2013; as used by Caron et al. (SwAV), NeurIPS 2020, arXiv 2006.09882, equations 3 to 5. Only the two scaling vectors are
/// iterated, so that the scores are read once an iteration and written once. The largest score of each sample is taken off before the
/// exponential and given back to the sample's scale: scores of any size are safe.
/// </remarks>
public static class SinkhornKnopp
{
    // The mass below which a prototype counts as unused: its reciprocal must stay a float32 number after it is multiplied by another.
    private const double LeastMass = 1e-18;

    /// <summary>Rescales prototypes and samples in turn, samples last.</summary>
    /// <param name="scores">Scores of samples with prototypes, B x K, of any size.</param>
    /// <param name="epsilon">Entropy of the solution, above 0: small values make assignments hard; 0.05 in SwAV.</param>
    /// <param name="iterations">At least 1; 3 in SwAV.</param>
    /// <returns>B x K, float32 or better, without gradient: each row a distribution, each column near B / K.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Epsilon is not above 0, or there is no iteration.</exception>
    public static Tensor Assign(Tensor scores, double epsilon, int iterations = 3)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epsilon);
        ArgumentOutOfRangeException.ThrowIfLessThan(iterations, 1);
        using var noGrad = new NoGrad();
        using var full = Autocast.Off(scores.Device);
        var logits = scores.AtLeastFloat32() / epsilon;                                   // B x K
        var largest = logits.Amax([1], keepdim: true);                                    // B x 1
        var q = logits.Sub_(largest).Exp_();                                              // B x K, the largest of each row is 1
        var samples = (largest - largest.Max()).Exp();                                    // B x 1
        var prototypes = samples;
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            prototypes = q.T.Matmul(samples).ClampMin(LeastMass).Reciprocal();            // K x 1
            samples = q.Matmul(prototypes).Reciprocal();                                  // B x 1
        }

        return noGrad.Keep(q.Mul_(prototypes.T).Mul_(samples));                           // B x K
    }
}
