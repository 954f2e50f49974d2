using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>The losses of two that work against each other: a discriminator that scores pictures, and whoever wants its own to pass for real.</summary>
/// <remarks>Formulas beside each kind in <see cref="AdversarialLoss"/>. Computed in float32 or better also in mixed precision.</remarks>
public static class AdversarialLosses
{
    /// <summary>The loss of the discriminator.</summary>
    /// <param name="kind">Which formula.</param>
    /// <param name="real">Scores of real pictures, any shape.</param>
    /// <param name="fake">Scores of made ones, any shape.</param>
    /// <param name="realTarget">
    /// What real pictures are said to be with <see cref="AdversarialLoss.CrossEntropy"/>: 1, or less to keep the discriminator from being too sure
    /// (Salimans et al., NeurIPS 2016, section 3.4).
    /// </param>
    /// <returns>A scalar.</returns>
    public static Tensor Discriminator(AdversarialLoss kind, Tensor real, Tensor fake, double realTarget = 1)
    {
        using var full = Autocast.Off(real.Device);
        (real, fake) = (real.AtLeastFloat32(), fake.AtLeastFloat32());
        return kind switch
        {
            AdversarialLoss.CrossEntropy => Surprise(real, realTarget) + fake.Softplus().Mean(),
            AdversarialLoss.Hinge => (1 - real).Relu().Mean() + (1 + fake).Relu().Mean(),
            AdversarialLoss.Wasserstein => fake.Mean() - real.Mean(),
            _ => ((real - 1).Square().Mean() + fake.Square().Mean()) / 2,
        };
    }

    /// <summary>The loss of whoever made the fakes: they shall pass for real.</summary>
    /// <param name="kind">Which formula.</param>
    /// <param name="fake">Scores of made pictures, any shape.</param>
    /// <returns>A scalar.</returns>
    public static Tensor Generator(AdversarialLoss kind, Tensor fake)
    {
        using var full = Autocast.Off(fake.Device);
        fake = fake.AtLeastFloat32();
        return kind switch
        {
            AdversarialLoss.CrossEntropy => (-fake).Softplus().Mean(),
            AdversarialLoss.LeastSquares => (fake - 1).Square().Mean() / 2,
            _ => -fake.Mean(),
        };
    }

    /// <summary>The loss of whoever had a part in the real ones, as the encoder of a bidirectional GAN has: they shall pass for made.</summary>
    /// <remarks>Donahue et al., ICLR 2017, arXiv 1605.09782, section 3.3: both sides are exchanged.</remarks>
    /// <param name="kind">Which formula.</param>
    /// <param name="real">Scores of real pictures with what was made of them, any shape.</param>
    /// <returns>A scalar.</returns>
    public static Tensor Encoder(AdversarialLoss kind, Tensor real) =>
        Generator(kind, kind == AdversarialLoss.LeastSquares ? 1 - real : -real);

    // Cross-entropy of log-odds with a target; the usual softplus(-x) where the target is 1.
    private static Tensor Surprise(Tensor scores, double target) =>
        target == 1 ? (-scores).Softplus().Mean() : (target * (-scores).Softplus()).Mean() + ((1 - target) * scores.Softplus()).Mean();
}
