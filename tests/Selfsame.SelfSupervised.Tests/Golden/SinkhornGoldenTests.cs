using Selfsame.SelfSupervised.Clustering;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Golden;

public sealed class SinkhornGoldenTests
{
    [Fact]
    public void Sinkhorn_Lightly() => Check("sinkhorn.lightly");

    [Fact]
    public void Sinkhorn_Facebook() => Check("sinkhorn.facebook");

    private static void Check(string item)
    {
        foreach (var test in SharedFiles.Golden(item).Cases)
        {
            using var scope = new TensorScope();
            var q = SinkhornKnopp.Assign(test.Inputs["out"].ToTensor(), test.Number("epsilon"), test.Integer("iterations"));
            test.AssertOutput("q", q.ToArray<float>());
        }
    }
}
