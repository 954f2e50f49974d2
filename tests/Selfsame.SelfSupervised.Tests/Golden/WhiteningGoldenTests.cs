using Selfsame.Nn;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Golden;

public sealed class WhiteningGoldenTests
{
    [Fact]
    public void CholeskyWhitening_Solo()
    {
        foreach (var test in SharedFiles.Golden("whitening2d.solo").Cases)
        {
            using var scope = new TensorScope();
            var x = test.Inputs["x"].ToLeaf();
            var y = Whitening.Cholesky(x, test.Number("eps"));
            var loss = (y * test.Inputs["weight"].ToTensor()).Sum();
            loss.Backward();
            test.AssertOutput("y", y.Contiguous().ToArray<float>());
            test.AssertOutput("loss", loss.ToDouble());
            test.AssertGradient("x", x.Grad!.ToArray<float>());
        }
    }

    [Fact]
    public void IterativeNorm_Solo()
    {
        foreach (var test in SharedFiles.Golden("iternorm.solo").Cases)
        {
            using var scope = new TensorScope();
            var layer = new IterativeNorm(
                test.Integer("num_features"), test.Integer("num_groups"), test.Integer("T"), test.Number("momentum"), test.Number("eps"), affine: false);
            var x = test.Inputs["x"].ToLeaf();
            var y = layer.Forward(x);
            var loss = (y * test.Inputs["weight"].ToTensor()).Sum();
            loss.Backward();
            test.AssertOutput("y", y.Contiguous().ToArray<float>());
            test.AssertOutput("loss", loss.ToDouble());
            test.AssertGradient("x", x.Grad!.ToArray<float>());
            test.AssertOutput("running_mean", Buffer(layer, "running_mean"));
            test.AssertOutput("running_wm", Buffer(layer, "running_wm"));
        }
    }

    [Fact]
    public void WMSE_Lightly()
    {
        // Rows come view by view, and the whole batch is one part.
        foreach (var test in SharedFiles.Golden("wmse.lightly").Cases)
        {
            using var scope = new TensorScope();
            var x = test.Inputs["x"].ToLeaf();
            Tensor[] white = [.. x.Chunk(test.Integer("num_samples")).Select(view => Whitening.Cholesky(view, test.Number("eps")))];
            var loss = MeanOverPairs(white);
            loss.Backward();
            test.AssertOutput("loss", loss.ToDouble());
            test.AssertGradient("x", x.Grad!.ToArray<float>());
        }
    }

    [Fact]
    public void WMSE_Htdt()
    {
        foreach (var test in SharedFiles.Golden("wmse.htdt").Cases)
        {
            using var scope = new TensorScope();
            var (x0, x1) = (test.Inputs["x0"].ToLeaf(), test.Inputs["x1"].ToLeaf());
            var loss = MeanOverPairs([Whitening.Cholesky(x0, test.Number("w_eps")), Whitening.Cholesky(x1, test.Number("w_eps"))]);
            loss.Backward();
            test.AssertOutput("loss", loss.ToDouble());
            test.AssertGradient("x0", x0.Grad!.ToArray<float>());
            test.AssertGradient("x1", x1.Grad!.ToArray<float>());
        }
    }

    private static Tensor MeanOverPairs(Tensor[] views) => Tensor.Stack([..
        from i in Enumerable.Range(0, views.Length)
        from j in Enumerable.Range(i + 1, views.Length - i - 1)
        select NegativeCosine.SquaredDistance(views[i], views[j])]).Mean();

    private static float[] Buffer(Module module, string name) => module.Buffers().First(buffer => buffer.Name == name).Value.ToArray<float>();
}
