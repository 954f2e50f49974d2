using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>Keeps a discriminator smooth: what is punished is the length of its gradient with respect to the pictures, differentiated once more.</summary>
public static class GradientPenalty
{
    private const double Epsilon = 1e-12;

    /// <summary>How far the gradient's length is from 1 at points between real and made pictures.</summary>
    /// <remarks>Gulrajani et al. (WGAN-GP), NeurIPS 2017, arXiv 1704.00028, equation 3; it is multiplied by 10 there.</remarks>
    /// <param name="critic">Scores of pictures, one number each, each depending on its own picture.</param>
    /// <param name="real">N x ..., without gradient.</param>
    /// <param name="fake">N x ..., without gradient.</param>
    /// <param name="share">How much of the real one a point has, uniform in [0, 1), N x 1 x ...</param>
    /// <returns>The mean of (|gradient| - 1)².</returns>
    public static Tensor Between(Func<Tensor, Tensor> critic, Tensor real, Tensor fake, Tensor share)
    {
        var points = ((share * real) + ((1 - share) * fake)).Detach().RequiresGrad_();
        return ((SquaredLengths(critic(points), points) + Epsilon).Sqrt() - 1).Square().Mean();
    }

    /// <summary>The squared length of the gradient at real pictures: R1.</summary>
    /// <remarks>Mescheder et al., ICML 2018, arXiv 1801.04406, equation 9, where it is multiplied by γ/2.</remarks>
    /// <param name="scores">The discriminator's scores of the pictures.</param>
    /// <param name="pictures">N x ..., leaves that require gradients.</param>
    /// <returns>The mean of |gradient|².</returns>
    public static Tensor AtReal(Tensor scores, Tensor pictures) => SquaredLengths(scores, pictures).Mean();

    private static Tensor SquaredLengths(Tensor scores, Tensor pictures)
    {
        var gradient = Autograd.Grad([scores.Sum()], [pictures], createGraph: true)[0];     // N x ...
        return gradient.Flatten(1).Square().Sum([1]);                                       // N
    }
}
