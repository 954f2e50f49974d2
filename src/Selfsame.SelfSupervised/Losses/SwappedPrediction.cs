using Selfsame.SelfSupervised.Clustering;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>The loss of SwAV: from every view, predict the code that another view was given.</summary>
/// <remarks>Caron et al., NeurIPS 2020, arXiv 2006.09882, equations 1 to 6, over the pairs of multi-crop.</remarks>
public static class SwappedPrediction
{
    /// <summary>The mean over pairs of a view that is given a code and a different view that predicts it.</summary>
    /// <param name="scores">Cosines of embeddings with prototypes, one N x K tensor a view, large views first.</param>
    /// <param name="coded">How many views, from the first on, are given codes.</param>
    /// <param name="temperature">Of the predictions, above 0; 0.1 in the paper.</param>
    /// <param name="epsilon">Entropy of the codes, above 0; 0.05 in the paper.</param>
    /// <param name="iterations">Of Sinkhorn-Knopp; 3 in the paper.</param>
    /// <param name="queued">Scores of earlier embeddings, one Q x K tensor a coded view, or null: more samples to spread over the prototypes.</param>
    /// <returns>A scalar.</returns>
    /// <exception cref="ArgumentException">There is no pair of different views.</exception>
    public static Tensor Loss(
        IReadOnlyList<Tensor> scores, int coded, double temperature, double epsilon, int iterations, IReadOnlyList<Tensor>? queued = null)
    {
        var n = scores[0].Size(0);
        Tensor[] codes = [.. scores.Take(coded).Select((view, index) => Codes(view, queued?[index]))];
        return CrossViewEntropy.Mean(codes, scores, temperature);

        // Codes of the queue only make room: the last N rows are the batch's own.
        Tensor Codes(Tensor view, Tensor? earlier)
        {
            var all = earlier is null ? view.Detach() : Tensor.Cat([earlier.Detach(), view.Detach()], 0);  // (Q + N) x K
            return SinkhornKnopp.Assign(all, epsilon, iterations).Narrow(0, all.Size(0) - n, n);           // N x K
        }
    }
}
