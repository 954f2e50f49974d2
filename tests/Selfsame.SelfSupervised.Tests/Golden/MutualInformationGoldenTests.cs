using Selfsame.Nn;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Golden;

public sealed class MutualInformationGoldenTests
{
    [Fact]
    public void FenchelDual_Rdevon()
    {
        foreach (var test in SharedFiles.Golden("dim_fenchel_dual.rdevon").Cases)
        {
            CheckPairs(test, (positives, negatives) => Divergence.Loss(positives, negatives, Measure(test)));
        }
    }

    // The public code has -10 where the paper has nothing.
    [Fact]
    public void InfoNce_Rdevon()
    {
        foreach (var test in SharedFiles.Golden("dim_infonce.rdevon").Cases)
        {
            CheckPairs(test, (positives, negatives) => MutualInformation.InfoNce(positives, negatives, ownLogit: -10));
        }
    }

    [Fact]
    public void DonskerVaradhan_Formula()
    {
        foreach (var test in SharedFiles.Golden("dim_dv.formula").Cases)
        {
            CheckPairs(test, MutualInformation.DonskerVaradhan);
        }
    }

    [Fact]
    public void DivergenceMeasures_Rdevon()
    {
        foreach (var test in SharedFiles.Golden("divergence_measures.rdevon").Cases)
        {
            using var scope = new TensorScope();
            var (p, q, measure) = (test.Inputs["p"].ToLeaf(), test.Inputs["q"].ToLeaf(), Measure(test));
            var loss = Divergence.Loss(p, q, measure);
            loss.Backward();

            test.AssertOutput("loss", loss.ToDouble());
            test.AssertOutput("Ep", Divergence.Positive(p, measure).ToArray<float>());
            test.AssertOutput("Eq", Divergence.Negative(q, measure).ToArray<float>());
            test.AssertOutput("generator_minimax", Divergence.Minimax(q, measure).ToDouble());
            test.AssertOutput("generator_non_saturating", Divergence.NonSaturating(q, measure).ToDouble());
            test.AssertGradient("p", p.Grad!.ToArray<float>());
            test.AssertGradient("q", q.Grad!.ToArray<float>());
        }
    }

    [Fact]
    public void InformationHead_Rdevon()
    {
        foreach (var test in SharedFiles.Golden("dim_mi_networks.rdevon").Cases)
        {
            using var scope = new TensorScope();
            var isMap = test.Text("module") == "MI1x1ConvNet";
            var head = new InformationHead(test.Integer("n_input"), test.Integer("n_units"), shortcutBias: !isMap);
            head.Load([.. head.State().Select(each => each with { Value = Value(test, each) })]);

            var x = test.Inputs["x"].ToLeaf();
            var rows = isMap ? x.Permute([0, 2, 3, 1]).Reshape([-1, x.Size(1)]) : x;
            var y = head.Forward(rows);
            y = isMap ? y.Reshape([x.Size(0), x.Size(2), x.Size(3), y.Size(1)]).Permute([0, 3, 1, 2]) : y;
            var loss = (y * Tensor.Arange(y.Count, dtype: DType.Float32).Cos().Reshape(y.Shape)).Sum();
            loss.Backward();

            test.AssertOutput("y", y.Contiguous().ToArray<float>());
            test.AssertOutput("loss", loss.ToDouble());
            test.AssertGradient("x", x.Grad!.Contiguous().ToArray<float>());
            foreach (var (name, parameter) in head.Parameters())
            {
                test.AssertOutput("grad_" + PublicName(name, isMap), parameter.Grad!.Contiguous().ToArray<float>());
            }
        }
    }

    private static void CheckPairs(GoldenCase test, Func<Tensor, Tensor, Tensor> bound)
    {
        using var scope = new TensorScope();
        var (l, m) = (test.Inputs["l"].ToLeaf(), test.Inputs["m"].ToLeaf());
        var (positives, negatives) = MutualInformation.Dots(l, m);
        var loss = bound(positives, negatives);
        loss.Backward();
        test.AssertOutput("loss", loss.ToDouble());
        test.AssertGradient("l", l.Grad!.Contiguous().ToArray<float>());
        test.AssertGradient("m", m.Grad!.Contiguous().ToArray<float>());
    }

    // Running statistics are not among the inputs: those of a fresh batch norm.
    private static Tensor Value(GoldenCase test, NamedTensor own) =>
        test.Inputs.TryGetValue(PublicName(own.Name, test.Text("module") == "MI1x1ConvNet"), out var value) ? value.ToTensor().Reshape(own.Value.Shape) : own.Value;

    private static string PublicName(string name, bool isMap) => name
        .Replace("output_norm.", isMap ? "block_ln.1." : "block_ln.", StringComparison.Ordinal)
        .Replace("hidden.", "block_nonlinear.0.", StringComparison.Ordinal)
        .Replace("output.", "block_nonlinear.3.", StringComparison.Ordinal)
        .Replace("shortcut.", "linear_shortcut.", StringComparison.Ordinal)
        .Replace("norm.", "block_nonlinear.1.", StringComparison.Ordinal);

    private static DivergenceMeasure Measure(GoldenCase test) => test.Text("measure") switch
    {
        "JSD" => DivergenceMeasure.JensenShannon,
        "GAN" => DivergenceMeasure.Adversarial,
        "KL" => DivergenceMeasure.KullbackLeibler,
        "RKL" => DivergenceMeasure.ReverseKullbackLeibler,
        "X2" => DivergenceMeasure.ChiSquared,
        "H2" => DivergenceMeasure.Hellinger,
        _ => DivergenceMeasure.Wasserstein,
    };
}
