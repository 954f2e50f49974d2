using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.Nn.Tests.Golden;

public sealed class LayerGoldenTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Conv2d_Torch(bool channelsLast)
    {
        foreach (var test in SharedFiles.Golden("conv2d.torch").Cases)
        {
            using var scope = new TensorScope();
            var x = test.Inputs["x"].ToLeaf();
            var shape = test.Inputs["weight"].Shape;
            var groups = test.Integer("groups");
            var layer = new Conv2d(
                (int)shape[1] * groups, (int)shape[0], (int)shape[2], test.Integer("stride"), test.Integer("padding"),
                dilation: test.Integer("dilation"), groups: groups);
            layer.Load([new("weight", test.Inputs["weight"].ToTensor()), new("bias", test.Inputs["bias"].ToTensor())]);

            var y = layer.Forward(channelsLast ? x.ChannelsLast() : x);
            var loss = y.Square().Mean();
            loss.Backward();

            test.AssertOutput("y", y.ToArray<float>());
            test.AssertOutput("loss", loss.ToDouble());
            test.AssertGradient("x", x.Grad!.ToArray<float>());
            test.AssertGradient("weight", layer.Weight.Grad!.ToArray<float>());
            test.AssertGradient("bias", layer.Bias!.Grad!.ToArray<float>());
        }
    }

    [Fact]
    public void ConvTranspose2d_Torch()
    {
        foreach (var test in SharedFiles.Golden("conv_transpose2d.torch").Cases)
        {
            using var scope = new TensorScope();
            var x = test.Inputs["x"].ToLeaf();
            var shape = test.Inputs["weight"].Shape;
            var layer = new ConvTranspose2d(
                (int)shape[0], (int)shape[1], (int)shape[2], test.Integer("stride"), test.Integer("padding"), outputPadding: test.Integer("output_padding"));
            layer.Load([new("weight", test.Inputs["weight"].ToTensor()), new("bias", test.Inputs["bias"].ToTensor())]);

            var y = layer.Forward(x);
            var loss = y.Square().Mean();
            loss.Backward();

            test.AssertOutput("y", y.ToArray<float>());
            test.AssertOutput("loss", loss.ToDouble());
            test.AssertGradient("x", x.Grad!.ToArray<float>());
            test.AssertGradient("weight", layer.Weight.Grad!.ToArray<float>());
            test.AssertGradient("bias", layer.Bias!.Grad!.ToArray<float>());
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void BatchNorm_Torch(bool channelsLast)
    {
        foreach (var test in SharedFiles.Golden("batch_norm.torch").Cases)
        {
            using var scope = new TensorScope();
            var x = test.Inputs["x"].ToLeaf();
            var layer = new BatchNorm2d((int)x.Size(1), test.Number("momentum"), test.Number("eps"));
            string[] names = ["weight", "bias", "running_mean", "running_var"];
            layer.Load(names.Select(name => new NamedTensor(name, test.Inputs[name].ToTensor())), strict: false);
            layer.Train(test.Flag("training"));

            var y = layer.Forward(channelsLast ? x.ChannelsLast() : x);
            var loss = GoldenConversions.CosineSum(y);
            loss.Backward();

            test.AssertOutput("y", y.ToArray<float>());
            test.AssertOutput("loss", loss.ToDouble());
            var buffers = layer.Buffers().ToDictionary(buffer => buffer.Name, buffer => buffer.Value);
            test.AssertOutput("running_mean_after", buffers["running_mean"].ToArray<float>());
            test.AssertOutput("running_var_after", buffers["running_var"].ToArray<float>());
            Assert.Equal(test.Flag("training") ? 1 : 0, buffers["num_batches_tracked"].Item<long>());
            test.AssertGradient("x", x.Grad!.ToArray<float>());
            test.AssertGradient("weight", layer.Weight!.Grad!.ToArray<float>());
            test.AssertGradient("bias", layer.Bias!.Grad!.ToArray<float>());
        }
    }

    [Fact]
    public void LayerNorm_Torch()
    {
        foreach (var test in SharedFiles.Golden("layer_norm.torch").Cases)
        {
            using var scope = new TensorScope();
            var x = test.Inputs["x"].ToLeaf();
            var layer = new LayerNorm((int)x.Size(-1), test.Number("eps"));
            layer.Load([new("weight", test.Inputs["weight"].ToTensor()), new("bias", test.Inputs["bias"].ToTensor())]);

            var y = layer.Forward(x);
            var loss = GoldenConversions.CosineSum(y);
            loss.Backward();

            test.AssertOutput("y", y.ToArray<float>());
            test.AssertOutput("loss", loss.ToDouble());
            test.AssertGradient("x", x.Grad!.ToArray<float>());
            foreach (var (name, parameter) in layer.Parameters())
            {
                test.AssertGradient(name, parameter.Grad!.ToArray<float>());
            }
        }
    }

    [Fact]
    public void Activations_Torch()
    {
        foreach (var test in SharedFiles.Golden("activations.torch").Cases)
        {
            using var scope = new TensorScope();
            var x = test.Inputs["x"].ToLeaf();
            var y = Activate(test.Text("function"), x);
            var loss = y.Sum();
            loss.Backward();

            test.AssertOutput("y", y.ToArray<float>());
            test.AssertOutput("loss", loss.ToDouble());
            test.AssertGradient("x", x.Grad!.ToArray<float>());
        }
    }

    [Fact]
    public void Attention_Formula()
    {
        foreach (var test in SharedFiles.Golden("attention.formula").Cases)
        {
            using var scope = new TensorScope();
            var (q, k, v) = (test.Inputs["q"].ToLeaf(), test.Inputs["k"].ToLeaf(), test.Inputs["v"].ToLeaf());
            var mask = test.Text("mask") == "none" ? null : test.Inputs["mask"].ToTensor().Unsqueeze(1); // N x 1 x T x S
            var y = Attention.ScaledDotProduct(q, k, v, mask);
            var loss = y.Square().Mean();
            loss.Backward();

            test.AssertOutput("y", y.ToArray<float>());
            test.AssertOutput("loss", loss.ToDouble());
            test.AssertGradient("q", q.Grad!.ToArray<float>());
            test.AssertGradient("k", k.Grad!.ToArray<float>());
            test.AssertGradient("v", v.Grad!.ToArray<float>());
        }
    }

    [Fact]
    public void CrossEntropy_Torch()
    {
        foreach (var test in SharedFiles.Golden("cross_entropy.torch").Cases)
        {
            using var scope = new TensorScope();
            var logits = test.Inputs["logits"].ToLeaf();
            var loss = logits.CrossEntropyLoss(
                test.Inputs["target"].ToTensor(), ignoreIndex: test.Integer("ignore_index"), labelSmoothing: test.Number("label_smoothing"));
            loss.Backward();

            test.AssertOutput("loss", loss.ToDouble());
            test.AssertGradient("logits", logits.Grad!.ToArray<float>());
        }
    }

    private static Tensor Activate(string function, Tensor x) => function switch
    {
        "gelu" => new Gelu().Forward(x),
        "gelu_tanh" => x.Gelu("tanh"),
        "silu" => x.Silu(),
        "elu" => x.Elu(),
        "softplus" => x.Softplus(),
        "leaky_relu_0.2" => x.LeakyRelu(0.2),
        "log_sigmoid" or "logsigmoid" => x.LogSigmoid(),
        "mish" => x.Mish(),
        "hardswish" => x.Hardswish(),
        "selu" => x.Selu(),
        "relu" => new Relu().Forward(x),
        _ => throw new InvalidOperationException($"No activation is known as '{function}'."),
    };
}
