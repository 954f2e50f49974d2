using Selfsame.SelfSupervised.Losses;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Golden;

public sealed class CovarianceContrastGoldenTests
{
    [Fact]
    public void TiCo_LightlyWithoutGradientInTheCovariance()
    {
        foreach (var test in SharedFiles.Golden("tico.lightly").Cases)
        {
            using var scope = new TensorScope();
            var width = test.Inputs["z_a0"].Shape[1];
            Tensor moment = Tensor.Zeros([width, width]), sum = Tensor.Zeros([]);
            var leaves = test.Inputs.ToDictionary(input => input.Key, input => input.Value.ToLeaf());
            for (var step = 0; step < 2; step++)
            {
                var (zA, zB) = (leaves[$"z_a{step}"].L2Normalize(), leaves[$"z_b{step}"].L2Normalize());
                moment = CovarianceContrast.Follow(zA.Detach(), moment, test.Number("beta"));
                var (invariance, covariance) = CovarianceContrast.Terms(zA, zB, moment);
                var loss = invariance + test.Number("rho") * covariance;
                test.AssertOutput($"loss_step{step}", loss.ToDouble());
                test.AssertOutput($"C_after_step{step}", moment.ToArray<float>());
                sum = sum + loss;
            }

            sum.Backward();
            test.AssertOutput("loss", sum.ToDouble());
            foreach (var (name, leaf) in leaves)
            {
                test.AssertGradient(name, leaf.Grad!.ToArray<float>());
            }
        }
    }

    [Fact]
    public void TiCo_SayannagWithoutTheConstant()
    {
        foreach (var test in SharedFiles.Golden("tico.sayannag").Cases)
        {
            using var scope = new TensorScope();
            var (x1, x2) = (test.Inputs["x_1"].ToLeaf(), test.Inputs["x_2"].ToLeaf());
            var (zA, zB) = (x1.L2Normalize(), x2.L2Normalize());
            var moment = CovarianceContrast.Follow(zA, test.Inputs["C"].ToTensor(), test.Number("beta"));
            var (invariance, covariance) = CovarianceContrast.Terms(zA, zB, moment);
            var loss = invariance - 1 + test.Number("rho") * covariance;
            loss.Backward();
            test.AssertOutput("loss", loss.ToDouble());
            test.AssertOutput("C_new", moment.Detach().ToArray<float>());
            test.AssertGradient("x_1", x1.Grad!.ToArray<float>());
            test.AssertGradient("x_2", x2.Grad!.ToArray<float>());
        }
    }
}
