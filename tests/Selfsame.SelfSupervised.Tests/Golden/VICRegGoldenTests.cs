using Selfsame.SelfSupervised.Losses;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Golden;

public sealed class VICRegGoldenTests
{
    [Fact]
    public void VICReg_Lightly()
    {
        foreach (var test in SharedFiles.Golden("vicreg.lightly").Cases)
        {
            using var scope = new TensorScope();
            var (zA, zB) = (test.Inputs["z_a"].ToTensor(), test.Inputs["z_b"].ToTensor());
            test.AssertOutput("invariance", zA.MseLoss(zB).ToDouble());
            test.AssertOutput("variance_a", VarianceCovariance.Variance(zA).ToDouble());
            test.AssertOutput("variance_b", VarianceCovariance.Variance(zB).ToDouble());
            test.AssertOutput("covariance_a", VarianceCovariance.Covariance(zA).ToDouble());
            test.AssertOutput("covariance_b", VarianceCovariance.Covariance(zB).ToDouble());
            Check(test, "z_a", "z_b", test.Number("lambda_param"), test.Number("mu_param") / 2, test.Number("nu_param"));
        }
    }

    [Fact]
    public void VICReg_SoloWithTheSumOfVariances()
    {
        foreach (var test in SharedFiles.Golden("vicreg.solo").Cases)
        {
            Check(test, "z1", "z2", test.Number("sim_loss_weight"), test.Number("var_loss_weight"), test.Number("cov_loss_weight"));
        }
    }

    [Fact]
    public void VICReg_Facebook()
    {
        foreach (var test in SharedFiles.Golden("vicreg.facebook").Cases)
        {
            Check(test, "x", "y", test.Number("sim_coeff"), test.Number("std_coeff") / 2, test.Number("cov_coeff"));
        }
    }

    [Fact]
    public void VIbCReg_Solo()
    {
        foreach (var test in SharedFiles.Golden("vibcreg.solo").Cases)
        {
            Check(
                test, "z1", "z2", test.Number("sim_loss_weight"), test.Number("var_loss_weight"), test.Number("cov_loss_weight"),
                VarianceCovariance.NormalizedCovariance);
        }
    }

    private static void Check(
        GoldenCase test, string first, string second, double invariance, double variance, double covariance, Func<Tensor, Tensor>? covarianceOf = null)
    {
        using var scope = new TensorScope();
        var (zA, zB) = (test.Inputs[first].ToLeaf(), test.Inputs[second].ToLeaf());
        var of = covarianceOf ?? VarianceCovariance.Covariance;
        var loss = invariance * zA.MseLoss(zB)
            + variance * (VarianceCovariance.Variance(zA) + VarianceCovariance.Variance(zB))
            + covariance * (of(zA) + of(zB));
        loss.Backward();
        test.AssertOutput("loss", loss.ToDouble());
        test.AssertGradient(first, zA.Grad!.ToArray<float>());
        test.AssertGradient(second, zB.Grad!.ToArray<float>());
    }
}
