using Selfsame.SelfSupervised.Losses;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Golden;

public sealed class AlignmentUniformityGoldenTests
{
    [Fact]
    public void AlignUniform_Ssnl()
    {
        foreach (var test in SharedFiles.Golden("align_uniform.ssnl").Cases)
        {
            using var scope = new TensorScope();
            var (x, y) = (test.Inputs["x"].ToLeaf(), test.Inputs["y"].ToLeaf());
            var align = Alignment.Loss(x, y, test.Number("alpha"));
            var (uniformX, uniformY) = (Uniformity.Loss(x, test.Number("t")), Uniformity.Loss(y, test.Number("t")));
            var loss = align + uniformX + uniformY;
            loss.Backward();

            test.AssertOutput("align", align.ToDouble());
            test.AssertOutput("uniform_x", uniformX.ToDouble());
            test.AssertOutput("uniform_y", uniformY.ToDouble());
            test.AssertOutput("loss", loss.ToDouble());
            test.AssertGradient("x", x.Grad!.ToArray<float>());
            test.AssertGradient("y", y.Grad!.ToArray<float>());
        }
    }

    [Fact]
    public void Hypersphere_Lightly()
    {
        foreach (var test in SharedFiles.Golden("hypersphere.lightly").Cases)
        {
            using var scope = new TensorScope();
            var (a, b) = (test.Inputs["z_a"].ToLeaf(), test.Inputs["z_b"].ToLeaf());
            var (x, y) = (a.L2Normalize(), b.L2Normalize());
            var t = test.Number("t");
            var loss = Alignment.Loss(x, y, test.Number("alpha"))
                + (test.Number("lam") / 2) * (Uniformity.Loss(x, t) + Uniformity.Loss(y, t));
            loss.Backward();

            test.AssertOutput("loss", loss.ToDouble());
            test.AssertGradient("z_a", a.Grad!.ToArray<float>());
            test.AssertGradient("z_b", b.Grad!.ToArray<float>());
        }
    }
}
