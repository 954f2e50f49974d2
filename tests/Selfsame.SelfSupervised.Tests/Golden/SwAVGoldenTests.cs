using Selfsame.SelfSupervised.Clustering;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Golden;

public sealed class SwAVGoldenTests
{
    [Fact]
    public void SwAV_Lightly()
    {
        foreach (var test in SharedFiles.Golden("swav.lightly").Cases)
        {
            string[] names =
            [
                .. Enumerable.Range(0, test.Integer("high_views")).Select(view => $"high{view}"),
                .. Enumerable.Range(0, test.Integer("low_views")).Select(view => $"low{view}"),
            ];
            using var scope = new TensorScope();
            Tensor[]? queued = test.Integer("queue") == 0 ? null : [test.Inputs["queue0"].ToTensor(), test.Inputs["queue1"].ToTensor()];
            Check(test, names, test.Integer("high_views"), test.Number("sinkhorn_epsilon"), test.Integer("sinkhorn_iterations"), queued);
        }
    }

    [Fact]
    public void SwAV_Solo()
    {
        foreach (var test in SharedFiles.Golden("swav.solo").Cases)
        {
            string[] names = [.. Enumerable.Range(0, test.Integer("views")).Select(view => $"pred{view}")];
            using var scope = new TensorScope();
            var (epsilon, iterations, coded) = (test.Number("epsilon"), test.Integer("num_iters"), test.Integer("assignment_views"));
            for (var view = 0; view < coded; view++)
            {
                test.AssertOutput($"assignment{view}", SinkhornKnopp.Assign(test.Inputs[names[view]].ToTensor(), epsilon, iterations).ToArray<float>());
            }

            Check(test, names, coded, epsilon, iterations, null);
        }
    }

    [Fact]
    public void DeepClusterV2_Solo()
    {
        foreach (var test in SharedFiles.Golden("deepclusterv2.solo").Cases)
        {
            using var scope = new TensorScope();
            var outputs = test.Inputs["outputs"].ToLeaf();                                                        // heads x views x N x K
            var assignments = test.Inputs["assignments"];
            var scores = outputs.Reshape([test.Integer("heads"), -1, test.Integer("prototypes")]).Unbind();
            var labels = Tensor.From<long>(assignments.Integers, assignments.Shape).Unbind();

            var loss = ClusterClassification.Loss(scores, labels, test.Number("temperature"));
            loss.Backward();

            test.AssertOutput("loss", loss.ToDouble());
            test.AssertGradient("outputs", outputs.Grad!.ToArray<float>());
        }
    }

    private static void Check(GoldenCase test, string[] names, int coded, double epsilon, int iterations, Tensor[]? queued)
    {
        Tensor[] scores = [.. names.Select(name => test.Inputs[name].ToLeaf())];
        var loss = SwappedPrediction.Loss(scores, coded, test.Number("temperature"), epsilon, iterations, queued);
        loss.Backward();
        test.AssertOutput("loss", loss.ToDouble());
        foreach (var (name, leaf) in names.Zip(scores))
        {
            test.AssertGradient(name, leaf.Grad!.ToArray<float>());
        }
    }
}
