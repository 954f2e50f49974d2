using Selfsame.Data.Random;
using Selfsame.Torch;

namespace Selfsame.Training.Selection;

/// <summary>Greedy k-centre: each in turn the candidate that is farthest from all chosen and labelled ones, so that no picture is far from a label.</summary>
/// <remarks>Sener and Savarese, ICLR 2018, arXiv 1708.00489, algorithm 1, on the directions of features. With nothing labelled the first one is drawn.</remarks>
internal sealed class CoresetSelector : IPictureSelector
{
    private const int SimilaritiesAtATime = 1 << 24;

    public IReadOnlyList<SelectedPicture> Select(SelectionPool pool, int count, long seed)
    {
        using var scope = new TensorScope();
        using var noGrad = new NoGrad();
        var candidates = pool.Candidates;                                                     // N x D
        var distance = Tensor.Full([pool.Count], double.PositiveInfinity);                    // N, to the nearest chosen or labelled one
        if (pool.Labelled is { } labelled) Cover(distance, candidates, labelled);
        var chosen = new List<SelectedPicture>();
        while (chosen.Count < count)
        {
            using var step = new TensorScope();
            var isFirst = pool.Labelled is null && chosen.Count == 0;
            var row = isFirst ? First(pool.Count, seed) : (int)distance.Argmax().Item<long>();
            chosen.Add(new SelectedPicture(row, isFirst ? null : distance.Select(0, row).ToDouble()));
            distance.Copy_(distance.Minimum(1 - candidates.Mm(candidates.Narrow(0, row, 1).T).Squeeze(1)));
            distance.Narrow(0, row, 1).Fill_(-1);                                             // equal pictures have distance 0, and come before it
        }
        return chosen;
    }

    private static int First(int count, long seed)
    {
        var stream = Philox.At(seed, 0, 0, 0, RandomPurpose.Evaluation);
        return stream.Next(count);
    }

    private static void Cover(Tensor distance, Tensor candidates, Tensor labelled)
    {
        var step = Math.Max(1, SimilaritiesAtATime / candidates.Size(0));
        for (var first = 0L; first < labelled.Size(0); first += step)
        {
            using var scope = new TensorScope();
            var part = labelled.Narrow(0, first, Math.Min(step, labelled.Size(0) - first));
            distance.Copy_(distance.Minimum(1 - candidates.Mm(part.T).Amax([1])));
        }
    }
}
