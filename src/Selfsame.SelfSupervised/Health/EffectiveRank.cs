using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Health;

/// <summary>How many directions a set of features really uses.</summary>
public static class EffectiveRank
{
    private const double Epsilon = 1e-7;

    /// <summary>RankMe: the exponential of the entropy of the singular values.</summary>
    /// <remarks>Garrido et al., ICML 2023, arXiv 2210.02885, equations 1 and 2. Features are not centred. Computed in float64.</remarks>
    /// <param name="features">Features, N x D.</param>
    /// <returns>From about 1 (all on a line) to min(N, D); 0 if every feature is zero or any is not finite.</returns>
    public static double RankMe(Tensor features)
    {
        using var scope = new TensorScope();
        using var noGrad = new NoGrad();
        var values = features.To(DType.Float64);
        if (!double.IsFinite(values.Sum().ToDouble()))
        {
            return 0;
        }

        var singular = Linalg.Svdvals(values).ToArray<double>();
        var sum = singular.Sum();
        return sum > 0 ? Math.Exp(-singular.Sum(value => Surprise((value / sum) + Epsilon))) : 0;
    }

    private static double Surprise(double p) => p * Math.Log(p);
}
