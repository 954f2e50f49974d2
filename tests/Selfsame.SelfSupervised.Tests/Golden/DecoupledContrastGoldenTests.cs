using Selfsame.SelfSupervised.Losses;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Golden;

public sealed class DecoupledContrastGoldenTests
{
    [Fact]
    public void DCL_Raminnakhli()
    {
        foreach (var test in SharedFiles.Golden("dcl.raminnakhli").Cases)
        {
            using var scope = new TensorScope();
            var (leafA, leafB) = (test.Inputs["z1"].ToLeaf(), test.Inputs["z2"].ToLeaf());

            // The rows come with unit length, and that code's gradient does not project onto the sphere: the reference is undone by hand.
            var temperature = test.Number("temperature");
            var loss = test.Has("weighted_sigma")
                ? DecoupledContrast.Weighted(leafA, leafB, temperature, test.Number("weighted_sigma"), bothViews: false, weightGradient: true)
                : DecoupledContrast.Loss(leafA, leafB, temperature, bothViews: false);
            loss.Backward();

            test.AssertOutput("loss", loss.ToDouble());
            AssertTangent(test, "z1", leafA);
            AssertTangent(test, "z2", leafB);
        }
    }

    // Ours is the part of the reference's gradient along the sphere: the part along the row itself changes nothing but its length.
    private static void AssertTangent(GoldenCase test, string input, Tensor leaf)
    {
        var (rows, width) = ((int)leaf.Size(0), (int)leaf.Size(1));
        var reference = (double[])test.Gradients[input].Values.Clone();
        var (z, gradient) = (leaf.Detach().ToArray<float>(), leaf.Grad!.ToArray<float>());
        for (var i = 0; i < rows; i++)
        {
            var along = Enumerable.Range(i * width, width).Sum(c => reference[c] * z[c]);
            for (var c = i * width; c < (i + 1) * width; c++)
            {
                Assert.Equal(reference[c] - (along * z[c]), gradient[c], 2 * test.GradientTolerance(input));
            }
        }
    }
}
