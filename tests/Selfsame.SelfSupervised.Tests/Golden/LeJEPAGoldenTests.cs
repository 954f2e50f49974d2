using Selfsame.SelfSupervised.Losses;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Golden;

public sealed class LeJEPAGoldenTests
{
    [Fact]
    public void LeJEPA_Lightly()
    {
        foreach (var test in SharedFiles.Golden("lejepa.lightly").Cases)
        {
            using var scope = new TensorScope();
            var (global, local) = (test.Inputs["global_proj"].ToLeaf(), test.Inputs["local_proj"].ToLeaf());
            var z = Tensor.Cat([global, local]);                                      // V x N x D
            var invariance = (global.Mean([0], keepdim: true) - z).Square().Mean();
            var directions = test.Inputs["directions"].ToTensor();
            var unit = directions / Linalg.VectorNorm(directions, 2, [0], keepdim: true);
            var sigreg = SigReg.Loss(z, unit, test.Integer("knots"), test.Number("t_max"));
            var lambda = test.Number("lambda_param");
            var loss = lambda * sigreg + (1 - lambda) * invariance;
            loss.Backward();
            test.AssertOutput("invariance", invariance.ToDouble());
            test.AssertOutput("sigreg", sigreg.ToDouble());
            test.AssertOutput("loss", loss.ToDouble());
            test.AssertGradient("local_proj", local.Grad!.ToArray<float>());
            test.AssertGradient("global_proj", global.Grad!.ToArray<float>());
        }
    }
}
