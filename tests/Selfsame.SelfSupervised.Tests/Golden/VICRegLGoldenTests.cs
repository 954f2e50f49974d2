using Selfsame.SelfSupervised.Losses;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Golden;

public sealed class VICRegLGoldenTests
{
    [Fact]
    public void VICRegL_Lightly()
    {
        foreach (var test in SharedFiles.Golden("vicregl.lightly").Cases)
        {
            using var scope = new TensorScope();
            var leaves = test.Gradients.Keys.ToDictionary(name => name, name => test.Inputs[name].ToLeaf());
            var (global, local) = (Global(test, leaves), Local(test, leaves));
            var alpha = test.Number("alpha");
            var loss = alpha * global + (1 - alpha) * local;
            loss.Backward();
            test.AssertOutput("global_part", global.ToDouble());
            test.AssertOutput("local_part", local.ToDouble());
            test.AssertOutput("loss", loss.ToDouble());
            foreach (var (name, leaf) in leaves)
            {
                test.AssertGradient(name, leaf.Grad!.ToArray<float>());
            }
        }
    }

    // Every global view with every other view; variance and covariance are means over all views.
    private static Tensor Global(GoldenCase test, Dictionary<string, Tensor> leaves)
    {
        Tensor[] globals = [leaves["global0"], leaves["global1"]];
        Tensor[] views = [.. globals, .. Enumerable.Range(0, test.Integer("local_views")).Select(view => leaves[$"lglobal{view}"])];
        var distances = globals.SelectMany((_, a) => views.Select((_, b) => (a, b))).Where(pair => pair.a != pair.b).Select(pair => views[pair.a].MseLoss(views[pair.b]));
        return test.Number("lambda_param") * Mean(distances)
            + test.Number("mu_param") * Mean(views.Select(view => VarianceCovariance.Variance(view)))
            + test.Number("nu_param") * Mean(views.Select(VarianceCovariance.Covariance));
    }

    private static Tensor Local(GoldenCase test, Dictionary<string, Tensor> leaves)
    {
        string[] names = ["g|0", "g|1", .. Enumerable.Range(0, test.Integer("local_views")).Select(view => $"l|{view}")];
        var maps = names.Select(name => Flat(leaves[name.Replace("|", "map", StringComparison.Ordinal)])).ToArray();
        var grids = names.Select(name => Flat(test.Inputs[name.Replace("|", "grid", StringComparison.Ordinal)].ToTensor())).ToArray();
        var counts = test.Numbers("num_matches");
        Tensor Directed(int a, int b, Tensor[] by, double count)
        {
            var (places, matches) = LocalMatches.Best(maps[a], maps[b], LocalMatches.Distances(by[a], by[b]), (int)count);
            return test.Number("lambda_param") * places.MseLoss(matches)
                + test.Number("mu_param") / 2 * (VarianceCovariance.Variance(places) + VarianceCovariance.Variance(matches))
                + test.Number("nu_param") / 2 * (VarianceCovariance.Covariance(places) + VarianceCovariance.Covariance(matches));
        }

        var pairs = Enumerable.Range(0, 2).SelectMany(a => Enumerable.Range(0, maps.Length).Where(b => b != a).Select(b => (a, b)));
        return Mean(pairs.Select(pair => Mean(new[] { maps, grids }.SelectMany(by => new[] { Directed(pair.a, pair.b, by, counts[0]), Directed(pair.b, pair.a, by, counts[1]) })) * 2.0));
    }

    private static Tensor Flat(Tensor map) => map.Reshape([map.Size(0), -1, map.Size(3)]);

    private static Tensor Mean(IEnumerable<Tensor> values) => Tensor.Stack([.. values]).Mean();
}
