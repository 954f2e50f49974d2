using Selfsame.Nn.Optimizers;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.Nn.Tests.Golden;

public sealed class OptimizerGoldenTests
{
    [Fact]
    public void Sgd_Torch() => Check("sgd.torch", (test, w, b) => new Sgd(Together(w, b), new SgdOptions
    {
        Momentum = test.Number("momentum", 0),
        Dampening = test.Number("dampening", 0),
        Nesterov = test.Flag("nesterov", false),
        WeightDecay = test.Number("weight_decay", 0),
    }));

    [Fact]
    public void AdamAndAdamW_Torch() => Check("adam_adamw.torch", (test, w, b) =>
    {
        var decoupled = test.Text("optimizer") == "AdamW";
        var betas = test.Has("betas") ? test.Numbers("betas") : [0.9, 0.999];
        return new Adam(Together(w, b), new AdamOptions
        {
            Beta1 = betas[0],
            Beta2 = betas[1],
            Epsilon = test.Number("eps", 1e-8),
            WeightDecay = test.Number("weight_decay", decoupled ? 0.01 : 0),
            Decoupled = decoupled,
            AmsGrad = test.Flag("amsgrad", false),
        });
    });

    [Fact]
    public void RmsPropAndAdagrad_Torch() => Check("rmsprop_adagrad.torch", (test, w, b) => test.Text("optimizer") == "RMSprop"
        ? new RmsProp(Together(w, b), new RmsPropOptions())
        : new Adagrad(Together(w, b), new AdagradOptions()));

    // Lightly switches the trust ratio off where the weight decay is 0; here that is said in so many words.
    [Fact]
    public void Lars_Lightly() => Check("lars.lightly", (test, w, b) =>
    {
        var biasDecays = test.Number("bias_group_weight_decay") != 0;
        return new Lars(
            [Group(w, decays: true, adapts: test.Number("weight_decay") != 0), Group(b, biasDecays, biasDecays)],
            new LarsOptions
            {
                Momentum = test.Number("momentum"),
                Nesterov = test.Flag("nesterov"),
                WeightDecay = test.Number("weight_decay"),
                TrustCoefficient = test.Number("trust_coefficient"),
                Epsilon = test.Number("eps"),
            });
    });

    [Fact]
    public void Lars_Solo() => Check("lars.solo", (test, w, b) =>
    {
        var biasToo = !test.Flag("exclude_bias_n_norm");
        return new Lars(
            [Group(w, decays: true, adapts: true), Group(b, biasToo, biasToo)],
            new LarsOptions
            {
                Momentum = test.Number("momentum"),
                Nesterov = test.Flag("nesterov"),
                WeightDecay = test.Number("weight_decay"),
                TrustCoefficient = test.Number("eta"),
                Epsilon = test.Number("eps"),
                ClipTrust = test.Flag("clip_lr"),
            });
    });

    [Fact]
    public void Lars_Facebook() => Check("lars.facebook", (test, w, b) =>
    {
        var biasToo = !test.Flag("exclude_1d");
        return new Lars(
            [Group(w, decays: true, adapts: true), Group(b, biasToo, biasToo)],
            new LarsOptions
            {
                Momentum = test.Number("momentum"),
                WeightDecay = test.Number("weight_decay"),
                TrustCoefficient = test.Number("eta"),
                TrustRatio = TrustRatio.NormOfSum,
            });
    });

    private static void Check(string name, Func<GoldenCase, NamedTensor, NamedTensor, Optimizer> create)
    {
        foreach (var test in SharedFiles.Golden(name).Cases)
        {
            using var scope = new TensorScope();
            var w = new NamedTensor("w", test.Inputs["w"].ToLeaf());
            var b = new NamedTensor("b", test.Inputs["b"].ToLeaf());
            var optimizer = create(test, w, b);
            for (var step = 0; test.Inputs.ContainsKey($"grad_w_step{step}"); step++)
            {
                w.Value.Grad = test.Inputs[$"grad_w_step{step}"].ToTensor();
                b.Value.Grad = test.Inputs[$"grad_b_step{step}"].ToTensor();
                optimizer.Step(test.Number("lr"));
                test.AssertOutput($"w_after{step + 1}", w.Value.ToArray<float>());
                test.AssertOutput($"b_after{step + 1}", b.Value.ToArray<float>());
                Assert.Equal(step + 1, optimizer.StepCount);
            }

            Assert.True(optimizer.StepCount >= 3, $"{test} took no steps");
        }
    }

    private static ParameterGroup[] Together(NamedTensor w, NamedTensor b) => [new ParameterGroup { Parameters = [w, b] }];

    private static ParameterGroup Group(NamedTensor parameter, bool decays, bool adapts) =>
        new() { Parameters = [parameter], Decays = decays, Adapts = adapts };
}
