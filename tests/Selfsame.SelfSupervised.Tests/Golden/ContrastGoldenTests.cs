using Selfsame.SelfSupervised.Losses;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Golden;

public sealed class ContrastGoldenTests
{
    [Fact]
    public void DCL_Lightly()
    {
        foreach (var test in SharedFiles.Golden("dcl.lightly").Cases)
        {
            CheckPair(test, "out0", "out1", (a, b) => DecoupledContrast.Loss(a, b, test.Number("temperature")));
        }
    }

    [Fact]
    public void DCLW_Lightly()
    {
        foreach (var test in SharedFiles.Golden("dclw.lightly").Cases)
        {
            CheckPair(test, "out0", "out1", (a, b) => DecoupledContrast.Weighted(a, b, test.Number("temperature"), test.Number("sigma")));
        }
    }

    [Fact]
    public void MACL_Lightly()
    {
        foreach (var test in SharedFiles.Golden("macl.lightly").Cases)
        {
            CheckPair(test, "z0", "z1", (a, b) => ModelAwareContrast.Loss(a, b, test.Number("temperature"), test.Number("alpha"), test.Number("A_0")));
        }
    }

    [Fact]
    public void ReSSL_Solo()
    {
        foreach (var test in SharedFiles.Golden("ressl.solo").Cases)
        {
            using var scope = new TensorScope();
            var q = test.Inputs["q"].ToLeaf();
            var loss = RelationalConsistency.Loss(
                q, test.Inputs["k"].ToTensor(), test.Inputs["queue"].ToTensor(), test.Number("temperature_q"), test.Number("temperature_k"));
            Check(test, loss, "q", q);
        }
    }

    [Fact]
    public void SupCon_SupContrast()
    {
        foreach (var test in SharedFiles.Golden("supcon.supcontrast").Cases)
        {
            using var scope = new TensorScope();
            var features = test.Inputs["features"].ToLeaf();                       // N x V x D
            var (n, views) = (features.Size(0), (int)features.Size(1));
            var z = features.Transpose(0, 1).Reshape([n * views, features.Size(2)]); // view by view
            var own = test.Flag("labels") ? Tensor.From<long>(test.Inputs["labels"].Integers, [n]) : Tensor.Arange(n, dtype: DType.Int64);
            long? anchors = test.Text("contrast_mode") == "one" ? n : null;
            var temperature = test.Number("temperature");

            // SupContrast multiplies by temperature / base temperature, and leaves unit length to the caller.
            var loss = temperature / test.Number("base_temperature")
                * SupervisedContrast.Outside(z, own.Repeat([views]), temperature, anchors, normalize: false);
            Check(test, loss, "features", features);
        }
    }

    [Fact]
    public void SimCLR_SoloOfManyViewsOrLabels()
    {
        foreach (var test in SharedFiles.Golden("simclr.solo").Cases)
        {
            using var scope = new TensorScope();
            var z = test.Inputs["z"].ToLeaf();
            var classes = Tensor.From<long>(test.Inputs["indexes"].Integers, [z.Size(0)]);
            Check(test, SupervisedContrast.Inside(z, classes, test.Number("temperature")), "z", z);
        }
    }

    private static void CheckPair(GoldenCase test, string first, string second, Func<Tensor, Tensor, Tensor> lossOf)
    {
        using var scope = new TensorScope();
        var (a, b) = (test.Inputs[first].ToLeaf(), test.Inputs[second].ToLeaf());
        Check(test, lossOf(a, b), first, a);
        test.AssertGradient(second, b.Grad!.ToArray<float>());
    }

    private static void Check(GoldenCase test, Tensor loss, string input, Tensor leaf)
    {
        loss.Backward();
        test.AssertOutput("loss", loss.ToDouble());
        test.AssertGradient(input, leaf.Grad!.ToArray<float>());
    }
}
