using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>What a network's scores of two distributions say about how far they are apart: the larger E_P[positive] - E_Q[negative], the farther.</summary>
/// <remarks>
/// Nowozin et al.: f-GAN, NeurIPS 2016, arXiv 1606.00709, in the form of Hjelm et al.: Deep InfoMax, ICLR 2019, arXiv 1808.06670, section 3. Computed in
/// float32 or better also in mixed precision.
/// </remarks>
public static class Divergence
{
    private const double Log2 = 0.69314718055994530942;

    /// <summary>What the score of a sample of P counts.</summary>
    /// <param name="scores">Any shape.</param>
    /// <param name="measure">Which divergence.</param>
    /// <returns>The same shape; the scorer wants it large.</returns>
    public static Tensor Positive(Tensor scores, DivergenceMeasure measure)
    {
        var u = scores.AtLeastFloat32();
        return measure switch
        {
            DivergenceMeasure.JensenShannon => Log2 - (-u).Softplus(),
            DivergenceMeasure.Adversarial => -(-u).Softplus(),
            DivergenceMeasure.ReverseKullbackLeibler => -(-u).Exp(),
            DivergenceMeasure.ChiSquared => u.Square(),
            DivergenceMeasure.Hellinger => 1 - (-u).Exp(),
            _ => u,
        };
    }

    /// <summary>What the score of a sample of Q counts.</summary>
    /// <param name="scores">Any shape.</param>
    /// <param name="measure">Which divergence.</param>
    /// <returns>The same shape; the scorer wants it small.</returns>
    public static Tensor Negative(Tensor scores, DivergenceMeasure measure)
    {
        var u = scores.AtLeastFloat32();
        return measure switch
        {
            DivergenceMeasure.JensenShannon => u.Softplus() - Log2, // softplus(-u) + u = softplus(u)
            DivergenceMeasure.Adversarial => u.Softplus(),
            DivergenceMeasure.KullbackLeibler => (u - 1).Exp(),
            DivergenceMeasure.ReverseKullbackLeibler => u - 1,
            DivergenceMeasure.ChiSquared => (u.Abs() + 1).Square() * -0.5,
            DivergenceMeasure.Hellinger => u.Exp() - 1,
            _ => u,
        };
    }

    /// <summary>The loss of the network that scores: to tell P from Q.</summary>
    /// <param name="p">Its scores of samples of P, any shape.</param>
    /// <param name="q">Its scores of samples of Q, any shape.</param>
    /// <param name="measure">Which divergence.</param>
    /// <returns>A scalar: minus the bound.</returns>
    public static Tensor Loss(Tensor p, Tensor q, DivergenceMeasure measure) => Negative(q, measure).Mean() - Positive(p, measure).Mean();

    /// <summary>The loss of one who makes samples of Q and wants them to be taken for P; its gradient does not fade where they are told apart with ease.</summary>
    /// <remarks>Goodfellow et al., NeurIPS 2014, arXiv 1406.2661, section 3.</remarks>
    /// <param name="q">Scores of samples of Q, any shape.</param>
    /// <param name="measure">Which divergence.</param>
    /// <returns>A scalar.</returns>
    public static Tensor NonSaturating(Tensor q, DivergenceMeasure measure) => -Positive(q, measure).Mean();

    /// <summary>The loss of one who makes samples of Q and wants the bound to go down.</summary>
    /// <param name="q">Scores of samples of Q, any shape.</param>
    /// <param name="measure">Which divergence.</param>
    /// <returns>A scalar; its sign is that of the public code of Deep InfoMax.</returns>
    public static Tensor Minimax(Tensor q, DivergenceMeasure measure) => Negative(q, measure).Mean();
}
