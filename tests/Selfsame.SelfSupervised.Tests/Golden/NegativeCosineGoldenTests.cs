using Selfsame.SelfSupervised.Losses;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Golden;

public sealed class NegativeCosineGoldenTests
{
    [Fact]
    public void NegativeCosine_Lightly()
    {
        foreach (var test in SharedFiles.Golden("neg_cosine.lightly").Cases)
        {
            Check(test, "x0", "x1", NegativeCosine.Loss);
        }
    }

    [Fact]
    public void SymmetricNegativeCosine_Lightly()
    {
        foreach (var test in SharedFiles.Golden("sym_neg_cosine.lightly").Cases)
        {
            using var scope = new TensorScope();
            var (p0, p1) = (test.Inputs["p0"].ToLeaf(), test.Inputs["p1"].ToLeaf());
            var loss = (NegativeCosine.Loss(p0, test.Inputs["z1"].ToTensor()) + NegativeCosine.Loss(p1, test.Inputs["z0"].ToTensor())) / 2.0;
            loss.Backward();
            test.AssertOutput("loss", loss.ToDouble());
            test.AssertGradient("p0", p0.Grad!.ToArray<float>());
            test.AssertGradient("p1", p1.Grad!.ToArray<float>());
        }
    }

    [Fact]
    public void SimSiam_Solo()
    {
        foreach (var test in SharedFiles.Golden("simsiam.solo").Cases)
        {
            Check(test, "p", "z", NegativeCosine.Loss);
        }
    }

    [Fact]
    public void BYOL_Solo()
    {
        foreach (var test in SharedFiles.Golden("byol.solo").Cases)
        {
            Check(test, "p", "z", NegativeCosine.SquaredDistance);
        }
    }

    [Fact]
    public void WMSEDistance_Solo()
    {
        foreach (var test in SharedFiles.Golden("wmse_loss.solo").Cases)
        {
            Check(test, "z1", "z2", NegativeCosine.SquaredDistance);
        }
    }

    // An input without a gradient was a constant.
    private static void Check(GoldenCase test, string first, string second, Func<Tensor, Tensor, Tensor> function)
    {
        using var scope = new TensorScope();
        var (x, y) = (test.Inputs[first].ToLeaf(), test.Inputs[second].ToLeaf());
        var loss = function(x, test.Gradients.ContainsKey(second) ? y : y.Detach());
        loss.Backward();
        test.AssertOutput("loss", loss.ToDouble());
        test.AssertGradient(first, x.Grad!.ToArray<float>());
        if (test.Gradients.ContainsKey(second))
        {
            test.AssertGradient(second, y.Grad!.ToArray<float>());
        }
    }
}
