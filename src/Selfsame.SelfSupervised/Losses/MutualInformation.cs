using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>Bounds of the mutual information between the places of a picture and a vector that describes the whole, from scores of pairs.</summary>
/// <remarks>
/// Hjelm et al.: Deep InfoMax, ICLR 2019, arXiv 1808.06670, equations 4 to 6. All are losses: minus the bound. A vector's negatives are all places of other
/// pictures. Computed in float32 or better also in mixed precision.
/// </remarks>
public static class MutualInformation
{
    /// <summary>Scores by dot products: each vector with the places of its own picture and with those of all others.</summary>
    /// <param name="places">Embeddings of places, N x U x L.</param>
    /// <param name="vectors">Embeddings of M vectors of each picture, N x U x M.</param>
    /// <returns>Those of own places, N x M x L, and those of others, N x M x (N - 1)L.</returns>
    /// <exception cref="MethodSettingsException">There is only one picture.</exception>
    public static (Tensor Positives, Tensor Negatives) Dots(Tensor places, Tensor vectors)
    {
        var (n, units, l, m) = (places.Size(0), places.Size(1), places.Size(2), vectors.Size(2));
        MethodSettingsException.RequirePictures(n);
        using var full = Autocast.Off(places.Device);
        var left = vectors.AtLeastFloat32().Transpose(1, 2).Reshape([n * m, units]);           // NM x U
        var right = places.AtLeastFloat32().Transpose(1, 2).Reshape([n * l, units]);           // NL x U
        var all = left.Matmul(right.T).Reshape([n, m, n, l]).Transpose(1, 2).Reshape([n * n, m, l]); // (i, j) x M x L

        // A matrix without its diagonal: behind the first element, each n + 1 end with a diagonal one.
        var others = all.Narrow(0, 1, (n * n) - 1).Reshape([n - 1, n + 1, m, l]).Narrow(1, 0, n).Reshape([n, n - 1, m, l]);
        var own = all.Reshape([n, n, m, l]).Diagonal(0, 0, 1).Permute([2, 0, 1]);              // N x M x L
        return (own, others.Transpose(1, 2).Reshape([n, m, (n - 1) * l]));
    }

    /// <summary>The bound of an estimator.</summary>
    /// <param name="positives">Scores of pairs that belong together, N x M x L.</param>
    /// <param name="negatives">Scores of each vector with places of other pictures, N x M x K.</param>
    /// <param name="estimator">Which.</param>
    /// <returns>A scalar: minus the bound.</returns>
    public static Tensor Loss(Tensor positives, Tensor negatives, InformationEstimator estimator) => estimator switch
    {
        InformationEstimator.InfoNce => InfoNce(positives, negatives),
        InformationEstimator.DonskerVaradhan => DonskerVaradhan(positives, negatives),
        _ => Divergence.Loss(positives, negatives, DivergenceMeasure.JensenShannon),
    };

    /// <summary>InfoNCE: each place of the own picture must be picked among the places of all others.</summary>
    /// <param name="positives">N x M x L.</param>
    /// <param name="negatives">N x M x K.</param>
    /// <param name="ownLogit">
    /// What stands in the denominator for each of the L own places: nothing, as in equation 5, unless it is finite. The public code has -10.
    /// </param>
    /// <returns>A scalar, the mean over pairs.</returns>
    public static Tensor InfoNce(Tensor positives, Tensor negatives, double ownLogit = double.NegativeInfinity)
    {
        using var full = Autocast.Off(positives.Device);
        var (u, others) = (positives.AtLeastFloat32(), negatives.AtLeastFloat32());
        if (double.IsFinite(ownLogit))
        {
            var own = Tensor.Full([others.Size(0), others.Size(1), 1], ownLogit + Math.Log(u.Size(2)), others.DType, others.Device);
            others = Tensor.Cat([others, own], 2);
        }

        // -log(e^u / (e^u + sum of e^others)) = softplus(log of that sum - u).
        return (others.Logsumexp(2, keepdim: true) - u).Softplus().Mean();
    }

    /// <summary>Donsker and Varadhan's bound.</summary>
    /// <remarks>Belghazi et al.: MINE, ICML 2018, arXiv 1801.04062, equation 10, without its correction of the gradient.</remarks>
    /// <param name="positives">N x M x L.</param>
    /// <param name="negatives">N x M x K.</param>
    /// <returns>A scalar.</returns>
    public static Tensor DonskerVaradhan(Tensor positives, Tensor negatives)
    {
        using var full = Autocast.Off(positives.Device);
        var (u, others) = (positives.AtLeastFloat32(), negatives.AtLeastFloat32());
        return others.Logsumexp([0, 1, 2]) - Math.Log(others.Count) - u.Mean();
    }
}
