using Selfsame.SelfSupervised.Losses;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Golden;

/// <summary>MMCR, FroSSL, EMP-SSL and the coding rate.</summary>
public sealed class SpectrumGoldenTests
{
    [Fact]
    public void MMCR_Lightly()
    {
        // lightly takes the views of student and teacher together, in both terms.
        foreach (var test in SharedFiles.Golden("mmcr.lightly").Cases)
        {
            using var scope = new TensorScope();
            var (online, teacher) = (test.Inputs["online"].ToLeaf(), test.Inputs["momentum"].ToLeaf());
            var loss = NuclearNorm.Loss(Tensor.Cat([online, teacher], 1), test.Number("lmda"));
            Check(test, loss, ("online", online), ("momentum", teacher));
        }
    }

    [Fact]
    public void MMCR_Yerxa()
    {
        foreach (var test in SharedFiles.Golden("mmcr.yerxa").Cases)
        {
            using var scope = new TensorScope();
            var z = test.Inputs["z"].ToLeaf();
            long[] shape = [-1, test.Integer("n_aug"), z.Size(1)];
            if (test.Flag("momentum"))
            {
                var teacher = test.Inputs["z_m"].ToLeaf();
                var loss = NuclearNorm.Loss(z.L2Normalize().Reshape(shape), test.Number("lmbda"), teacher.L2Normalize().Reshape(shape));
                Check(test, loss, ("z", z), ("z_m", teacher));
            }
            else
            {
                Check(test, NuclearNorm.Loss(z.L2Normalize().Reshape(shape), test.Number("lmbda")), ("z", z));
            }
        }
    }

    [Fact]
    public void FroSSL_Lightly()
    {
        foreach (var test in SharedFiles.Golden("frossl.lightly").Cases)
        {
            using var scope = new TensorScope();
            var views = Leaves(test);
            Tensor[] unit = [.. views.Select(view => view.Leaf.Transpose(0, 1).L2Normalize().Transpose(0, 1))];
            var mean = Tensor.Stack(unit).Mean([0]);
            var invariance = Tensor.Stack([.. unit.Select(view => (view - mean).Square().Sum())]).Sum() * unit.Length / (double)mean.Size(0);
            var loss = Tensor.Stack([.. unit.Select(MatrixEntropy.Of)]).Sum() + test.Number("invariance_weight") * invariance;
            Check(test, loss, views);
        }
    }

    [Fact]
    public void EMPSSL_LightlyWithItsSign()
    {
        // lightly adds the coding rate, which the paper maximises.
        foreach (var test in SharedFiles.Golden("emp_ssl.lightly").Cases)
        {
            using var scope = new TensorScope();
            var views = Leaves(test);
            var z = Tensor.Stack([.. views.Select(view => view.Leaf)]);                        // V x N x D
            var mean = z.Mean([0], keepdim: true).Expand(z.Shape).Reshape([-1, z.Size(2)]);
            var similarity = NegativeCosine.Loss(z.Reshape([-1, z.Size(2)]), mean);
            Check(test, CodingRate.Of(z, test.Number("tcr_eps")).Mean() + test.Number("inv_coef") * similarity, views);
        }
    }

    [Fact]
    public void CodingRate_EMPSSL()
    {
        foreach (var test in SharedFiles.Golden("coding_rate.emp_ssl").Cases)
        {
            using var scope = new TensorScope();
            var x = test.Inputs["X"].ToLeaf();
            Check(test, -CodingRate.Of(x, test.Number("eps")), ("X", x));
        }
    }

    private static (string Name, Tensor Leaf)[] Leaves(GoldenCase test) => [.. test.Inputs.Select(input => (input.Key, input.Value.ToLeaf()))];

    private static void Check(GoldenCase test, Tensor loss, params ReadOnlySpan<(string Name, Tensor Leaf)> inputs)
    {
        loss.Backward();
        test.AssertOutput("loss", loss.ToDouble());
        foreach (var (name, leaf) in inputs)
        {
            test.AssertGradient(name, leaf.Grad!.ToArray<float>());
        }
    }
}
