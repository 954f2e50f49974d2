using Selfsame.SelfSupervised.Losses;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Golden;

public sealed class PrototypeAgreementGoldenTests
{
    [Fact]
    public void Msn_Lightly()
    {
        foreach (var test in SharedFiles.Golden("msn.lightly").Cases)
        {
            Check(test, "temperature", "target_sharpen_temperature", test.Integer("sinkhorn_iterations"), (agreement, logP) =>
                agreement + (PrototypeAgreement.FromUniform(logP) * test.Number("regularization_weight")));
        }
    }

    [Fact]
    public void Pmsn_Lightly()
    {
        foreach (var test in SharedFiles.Golden("pmsn.lightly").Cases)
        {
            Check(test, "temperature", "target_sharpen_temperature", test.Integer("sinkhorn_iterations"), (agreement, logP) =>
                agreement + (PrototypeAgreement.FromPowerLaw(logP, test.Number("power_law_exponent")) * test.Number("regularization_weight")));
        }
    }

    [Fact]
    public void Msn_Facebook()
    {
        foreach (var test in SharedFiles.Golden("msn.facebook").Cases)
        {
            Check(test, "tau", "T", test.Flag("sinkhorn") ? 3 : 0, (agreement, logP) =>
            {
                var prior = PrototypeAgreement.FromUniform(logP);
                test.AssertOutput("ce", agreement.ToDouble());
                test.AssertOutput("me_max", prior.ToDouble());
                test.AssertOutput("entropy", -(logP.Exp() * logP).Sum([1]).Mean().ToDouble());
                return agreement + prior;
            });
        }
    }

    private static void Check(GoldenCase test, string temperature, string sharpening, int iterations, Func<Tensor, Tensor, Tensor> combine)
    {
        using var scope = new TensorScope();
        var (anchors, prototypes) = (test.Inputs["anchors"].ToLeaf(), test.Inputs["prototypes"].ToLeaf());
        var unit = prototypes.L2Normalize();
        var targets = PrototypeAgreement.Targets(
            test.Inputs["targets"].ToTensor().L2Normalize().Matmul(unit.Detach().T), test.Number(temperature), test.Number(sharpening), iterations);
        var logP = PrototypeAgreement.LogProbabilities(anchors.L2Normalize().Matmul(unit.T), test.Number(temperature));

        var loss = combine(PrototypeAgreement.CrossEntropy(logP, targets), logP);
        loss.Backward();

        test.AssertOutput("loss", loss.ToDouble());
        test.AssertGradient("anchors", anchors.Grad!.ToArray<float>());
        test.AssertGradient("prototypes", prototypes.Grad!.ToArray<float>());
    }
}
