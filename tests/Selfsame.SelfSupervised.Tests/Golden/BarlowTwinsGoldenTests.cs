using Selfsame.SelfSupervised.Losses;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Golden;

public sealed class BarlowTwinsGoldenTests
{
    [Fact]
    public void BarlowTwins_Lightly()
    {
        foreach (var test in SharedFiles.Golden("barlow_twins.lightly").Cases)
        {
            Check(test, "z_a", "z_b", test.Number("lambda_param"), 1);
        }
    }

    [Fact]
    public void BarlowTwins_SoloWithItsScale()
    {
        foreach (var test in SharedFiles.Golden("barlow_twins.solo").Cases)
        {
            Check(test, "z1", "z2", test.Number("lamb"), test.Number("scale_loss"));
        }
    }

    [Fact]
    public void BarlowTwins_Facebook()
    {
        foreach (var test in SharedFiles.Golden("barlow_twins.facebook").Cases)
        {
            Check(test, "z1", "z2", test.Number("lambd"), 1);
        }
    }

    private static void Check(GoldenCase test, string first, string second, double lambda, double scale)
    {
        using var scope = new TensorScope();
        var (zA, zB) = (test.Inputs[first].ToLeaf(), test.Inputs[second].ToLeaf());
        var (invariance, redundancy) = CrossCorrelation.Terms(zA, zB);
        var loss = scale * (invariance + lambda * redundancy);
        loss.Backward();
        test.AssertOutput("loss", loss.ToDouble());
        test.AssertGradient(first, zA.Grad!.ToArray<float>());
        test.AssertGradient(second, zB.Grad!.ToArray<float>());
    }
}
