using Selfsame.SelfSupervised.Losses;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Golden;

public sealed class NtXentGoldenTests
{
    [Fact]
    public void NtXent_Lightly()
    {
        foreach (var test in SharedFiles.Golden("ntxent.lightly").Cases)
        {
            Check(test, "out0", "out1", test.Number("temperature"), normalize: true);
        }
    }

    [Fact]
    public void NtXent_Htdt()
    {
        foreach (var test in SharedFiles.Golden("ntxent.htdt").Cases)
        {
            Check(test, "x0", "x1", test.Number("tau"), test.Flag("norm"));
        }
    }

    [Fact]
    public void SimCLR_SoloOfTwoViews()
    {
        // With more views solo-learn takes the logarithm of the sum over positives, which is not NT-Xent.
        var cases = SharedFiles.Golden("simclr.solo").Cases.Where(test => test.Has("views") && test.Integer("views") == 2).ToArray();
        Assert.NotEmpty(cases);
        foreach (var test in cases)
        {
            using var scope = new TensorScope();
            var z = test.Inputs["z"].ToLeaf();
            var n = test.Integer("images");
            var loss = NtXent.Loss(z.Narrow(0, 0, n), z.Narrow(0, n, n), test.Number("temperature"));
            loss.Backward();
            test.AssertOutput("loss", loss.ToDouble());
            test.AssertGradient("z", z.Grad!.ToArray<float>());
        }
    }

    private static void Check(GoldenCase test, string first, string second, double temperature, bool normalize)
    {
        using var scope = new TensorScope();
        var (zA, zB) = (test.Inputs[first].ToLeaf(), test.Inputs[second].ToLeaf());
        var loss = NtXent.Loss(zA, zB, temperature, normalize);
        loss.Backward();
        test.AssertOutput("loss", loss.ToDouble());
        test.AssertGradient(first, zA.Grad!.ToArray<float>());
        test.AssertGradient(second, zB.Grad!.ToArray<float>());
    }
}
