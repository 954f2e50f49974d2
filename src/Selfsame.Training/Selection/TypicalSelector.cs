using Selfsame.SelfSupervised.Clustering;
using Selfsame.Torch;

namespace Selfsame.Training.Selection;

/// <summary>TypiClust: as many groups as there will be labels; from each that has none the picture that lies densest among its like.</summary>
/// <remarks>
/// Hacohen, Dekel and Weinshall, ICML 2022, arXiv 2202.02794, section 3: k-means with K = labelled + wanted, at most 500; groups with the fewest
/// labels first, of these the largest; typicality is 1 over the mean distance to the 20 nearest in the group; groups of fewer than 5 are passed over. Groups
/// are made of directions of features.
/// </remarks>
internal sealed class TypicalSelector : IPictureSelector
{
    private const int MostGroups = 500;
    private const int LeastMembers = 5;
    private const int Neighbours = 20;
    private const int Iterations = 50;
    private const int SimilaritiesAtATime = 1 << 24;

    public IReadOnlyList<SelectedPicture> Select(SelectionPool pool, int count, long seed)
    {
        using var scope = new TensorScope();
        using var noGrad = new NoGrad();
        var all = pool.Labelled is { } labelled ? Tensor.Cat([pool.Candidates, labelled], 0) : pool.Candidates;   // (N + L) x D
        Engine.Seed(seed);
        var groups = Math.Min(MostGroups, Math.Min(pool.Labels.Length + count, (int)all.Size(0)));
        var assignments = KMeans.Fit(all, new KMeansOptions { Clusters = groups, Iterations = Iterations, Spherical = true }).Assignments.ToArray<long>();
        var members = Enumerable.Range(0, groups).Select(_ => new List<int>()).ToArray();
        var labels = new int[groups];
        for (var row = 0; row < assignments.Length; row++)
        {
            if (row < pool.Count) members[assignments[row]].Add(row);
            else labels[assignments[row]]++;
        }
        var order = Enumerable.Range(0, groups).Where(group => members[group].Count > 0).OrderBy(group => members[group].Count + labels[group] < LeastMembers)
            .ThenBy(group => labels[group]).ThenByDescending(group => members[group].Count).ThenBy(group => group).ToArray();
        return Choose(pool.Candidates, members, order, count);
    }

    // Groups in turn; small ones stand at the end, and are reached only in a round that the others have finished.
    private static List<SelectedPicture> Choose(Tensor candidates, List<int>[] members, int[] order, int count)
    {
        var large = order.Where(group => members[group].Count >= LeastMembers).ToArray();
        var chosen = new List<SelectedPicture>();
        while (chosen.Count < count)
        {
            var open = Array.FindAll(large, group => members[group].Count > 0);
            foreach (var group in open.Length > 0 ? open : Array.FindAll(order, group => members[group].Count > 0))
            {
                if (chosen.Count == count) break;
                var (position, typicality) = MostTypical(candidates, members[group]);
                chosen.Add(new SelectedPicture(members[group][position], typicality));
                members[group].RemoveAt(position);
            }
        }
        return chosen;
    }

    private static (int Position, double Typicality) MostTypical(Tensor candidates, List<int> members)
    {
        if (members.Count == 1) return (0, 0);
        using var scope = new TensorScope();
        var x = candidates.IndexSelect(0, Tensor.From(members.ConvertAll(row => (long)row).ToArray()));           // n x D
        var neighbours = Math.Max(1, Math.Min(Neighbours, members.Count / 2));
        var step = Math.Max(1, SimilaritiesAtATime / members.Count);
        var best = (Position: 0, Typicality: double.NegativeInfinity);
        for (var first = 0; first < members.Count; first += step)
        {
            using var part = new TensorScope();
            var similar = x.Narrow(0, first, Math.Min(step, members.Count - first)).Mm(x.T).Topk(neighbours + 1, 1).Values;   // itself is the nearest
            var distances = (2 - (2 * similar.Narrow(1, 1, neighbours))).ClampMin(0).Sqrt().Mean([1]);            // of points on the unit sphere
            var (least, position) = distances.Min(0);
            var typicality = 1 / (least.ToDouble() + 1e-5);
            if (typicality > best.Typicality) best = (first + (int)position.Item<long>(), typicality);
        }
        return best;
    }
}
