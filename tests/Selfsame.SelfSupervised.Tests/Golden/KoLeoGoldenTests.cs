using Selfsame.SelfSupervised.Losses;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Golden;

public sealed class KoLeoGoldenTests
{
    [Fact]
    public void KoLeo_Lightly() => Check(SharedFiles.Golden("koleo.lightly"));

    [Fact]
    public void KoLeo_DINOv2() => Check(SharedFiles.Golden("koleo.dinov2"));

    private static void Check(GoldenItem item)
    {
        foreach (var test in item.Cases)
        {
            using var scope = new TensorScope();
            var x = test.Inputs["x"].ToLeaf();
            var loss = KoLeo.Loss(x);
            loss.Backward();
            test.AssertOutput("loss", loss.ToDouble());
            test.AssertGradient("x", x.Grad!.ToArray<float>());
        }
    }
}
