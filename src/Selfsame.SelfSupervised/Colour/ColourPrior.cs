using Selfsame.Nn;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Colour;

/// <summary>How often each colour has been seen so far, and what follows for how much a pixel of it counts.</summary>
/// <remarks>
/// Zhang et al., ECCV 2016, arXiv 1603.08511, section 2.2. The paper counts ImageNet once, beforehand; here the pictures at hand are counted as they come,
/// which after an epoch is the same for them.
/// </remarks>
public sealed class ColourPrior : Module
{
    private readonly Tensor _seen;

    /// <summary>A prior that has seen nothing.</summary>
    public ColourPrior() => _seen = Buffer("seen", Tensor.Zeros([ColourBins.Count], DType.Float64));

    /// <summary>The share of each colour among all seen so far, Q.</summary>
    public Tensor Shares => _seen / _seen.Sum().ClampMin(1);

    /// <summary>Counts the colours of a batch.</summary>
    /// <param name="bins">N x K x H x W (int64), of <see cref="ColourBins.Encode"/>.</param>
    /// <param name="shares">N x K x H x W: how much goes to each; 0 for pixels that do not count.</param>
    public void Observe(Tensor bins, Tensor shares)
    {
        using var noGrad = new NoGrad();
        _seen.IndexAdd_(0, bins.Flatten(), shares.Flatten().To(_seen.DType));
    }

    /// <summary>How much a pixel of each colour counts: the rarer the more, and 1 in the mean over pixels. Equation 4 of the paper.</summary>
    /// <param name="prior">The share of each colour, Q.</param>
    /// <param name="uniformShare">
    /// How much of the prior is replaced by a uniform one over the colours that there are, lambda in [0, 1]: 0.5 in the paper, and 1 makes all colours count alike.
    /// </param>
    /// <param name="exponent">To what power rarity counts; 1 in the paper.</param>
    /// <returns>Q values; 0 for colours that there are not.</returns>
    public static Tensor Factors(Tensor prior, double uniformShare, double exponent = 1)
    {
        using var scope = new TensorScope();
        var isThere = prior.Gt(0);
        var uniform = isThere.To(prior.DType) / isThere.Sum();
        var mixed = (prior * (1 - uniformShare)) + (uniform * uniformShare);
        var factors = Tensor.Where(isThere, mixed.Pow(-exponent), 0.0);
        return scope.Keep(factors / (prior * factors).Sum());
    }
}
