using Selfsame.Nn.Backbones;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.Nn.Tests.Layers;

/// <summary>What every layer must do: the stated shape, a gradient for every parameter and the input, and no tensor left behind.</summary>
public sealed class LayerContractTests
{
    private static readonly (string Name, Func<Layer> Create, long[] Input, long[] Output)[] Layers =
    [
        ("linear", () => new Linear(5, 3), [4, 5], [4, 3]),
        ("linear of tokens", () => new Linear(5, 3, bias: false), [2, 4, 5], [2, 4, 3]),
        ("conv", () => new Conv2d(3, 4, kernel: 3, stride: 2, padding: 1), [2, 3, 8, 8], [2, 4, 4, 4]),
        ("conv of groups", () => new Conv2d(4, 8, kernel: 3, padding: 2, dilation: 2, groups: 2), [2, 4, 8, 8], [2, 8, 8, 8]),
        ("transposed conv", () => new ConvTranspose2d(3, 4, kernel: 4, stride: 2, padding: 1), [2, 3, 4, 4], [2, 4, 8, 8]),
        ("transposed conv with output padding", () => new ConvTranspose2d(3, 4, kernel: 3, stride: 2, padding: 1, outputPadding: 1), [2, 3, 5, 5], [2, 4, 10, 10]),
        ("causal conv", () => new CausalConv2d(3, 4, rows: 2, columns: 3), [2, 3, 5, 5], [2, 4, 5, 5]),
        ("gru", () => new Gru(5, 3), [2, 4, 5], [2, 4, 3]),
        ("leaky relu", () => new LeakyRelu(0.2), [4, 5], [4, 5]),
        ("tanh", () => new Tanh(), [4, 5], [4, 5]),
        ("batch norm 1d", () => new BatchNorm1d(5), [4, 5], [4, 5]),
        ("batch norm 1d of sequences", () => new BatchNorm1d(5), [4, 5, 3], [4, 5, 3]),
        ("batch norm without bias", () => new BatchNorm1d(5, bias: false), [4, 5], [4, 5]),
        ("batch norm without affine", () => new BatchNorm1d(5, affine: false), [4, 5], [4, 5]),
        ("batch norm 2d", () => new BatchNorm2d(3), [2, 3, 4, 4], [2, 3, 4, 4]),
        ("layer norm 2d", () => new LayerNorm2d(3), [2, 3, 4, 4], [2, 3, 4, 4]),
        ("layer norm", () => new LayerNorm(5), [4, 5], [4, 5]),
        ("identity", () => new Identity(), [4, 5], [4, 5]),
        ("relu", () => new Relu(), [4, 5], [4, 5]),
        ("gelu", () => new Gelu(), [4, 5], [4, 5]),
        ("flatten", () => new Flatten(), [4, 3, 2, 2], [4, 12]),
        ("dropout", () => new Dropout(0.5), [4, 5], [4, 5]),
        ("drop path", () => new DropPath(0.5), [16, 5, 2], [16, 5, 2]),
        ("max pool", () => new MaxPool2d(kernel: 3, stride: 2, padding: 1), [2, 3, 8, 8], [2, 3, 4, 4]),
        ("sequential", () => new Sequential(new Linear(5, 4), new Relu(), new Linear(4, 3)), [4, 5], [4, 3]),
        ("attention", () => new Attention(8, heads: 2), [2, 5, 8], [2, 5, 8]),
        ("feed forward", () => new FeedForward(8, 16, new Gelu()), [2, 5, 8], [2, 5, 8]),
        ("transformer block", () => new TransformerBlock(new() { Width = 8, Heads = 2, DropPath = 0.1 }), [9, 5, 8], [9, 5, 8]),
        ("post-norm block", () => new TransformerBlock(new() { Width = 8, Heads = 2, NormFirst = false }), [2, 5, 8], [2, 5, 8]),
        ("resnet18", () => new ResNet(new() { Width = 4, SmallStem = true }), [4, 3, 16, 16], [4, 32]),
        ("resnet18 with its own stem", () => new ResNet(new() { Width = 4, ZeroInitResidual = true }), [4, 3, 64, 64], [4, 32]),
        ("resnet18 with layer norm", () => new ResNet(new() { Width = 4, SmallStem = true, Norm = BackboneNorm.Layer }), [4, 3, 16, 16], [4, 32]),
        ("resnet34", () => new ResNet(new() { Depth = 34, Width = 4, SmallStem = true }), [4, 3, 16, 16], [4, 32]),
        ("resnet50", () => new ResNet(new() { Depth = 50, Width = 4, SmallStem = true, Channels = 1 }), [4, 1, 16, 16], [4, 128]),
        ("vit", () => new VisionTransformer(new() { ImageSize = 16, PatchSize = 4, Width = 8, Depth = 2, Heads = 2 }), [2, 3, 16, 16], [2, 8]),
        ("classifier", () => new Classifier(new ResNet(new() { Width = 4, SmallStem = true }), 7), [4, 3, 16, 16], [4, 7]),
    ];

    public static TheoryData<string> Names => [.. Layers.Select(layer => layer.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Forward_RandomInput_HasTheShapeAndFiniteValues(string name)
    {
        var (_, create, input, output) = Find(name);
        using var scope = new TensorScope();
        var layer = create();

        foreach (var training in new[] { true, false })
        {
            layer.Train(training);
            var y = layer.Forward(Tensor.Randn(input));
            Assert.Equal(output, y.Shape);
            Assert.True(y.Isfinite().All().ToDouble() == 1);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Backward_RandomLoss_ReachesEveryParameterAndTheInput(string name)
    {
        var (_, create, input, output) = Find(name);
        Engine.Seed(3);
        using var scope = new TensorScope();
        var layer = create();

        // A branch that starts at zero lets no gradient through to its inside; its own scale gets one.
        foreach (var (_, parameter) in layer.Parameters().Where(parameter => parameter.Value.Abs().Sum().ToDouble() == 0))
        {
            Initializers.Normal(parameter, 0.5);
        }

        var x = Tensor.Randn(input).RequiresGrad_();
        (layer.Forward(x) * Tensor.Randn(output)).Sum().Backward();

        Assert.True(x.Grad!.Abs().Sum().ToDouble() > 0);
        foreach (var (parameter, value) in layer.Parameters())
        {
            Assert.True(value.Grad is not null, $"{name}: {parameter} has no gradient");
            Assert.True(value.Grad.Isfinite().All().ToDouble() == 1, $"{name}: the gradient of {parameter} is not finite");
            Assert.True(value.Grad.Abs().Sum().ToDouble() > 0, $"{name}: the gradient of {parameter} is zero");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Forward_InsideAScope_LeavesNoTensorBehind(string name)
    {
        var (_, create, input, _) = Find(name);
        var layer = create();
        Step();
        Garbage.Settle();
        var before = TensorScope.LiveTensors;

        Step();

        Assert.Equal(before, TensorScope.LiveTensors);

        void Step()
        {
            using var scope = new TensorScope();
            layer.Forward(Tensor.Randn(input)).Square().Mean();
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Forward_EvaluationMode_IsDeterministicAndLeavesTheInput(string name)
    {
        var (_, create, input, _) = Find(name);
        using var scope = new TensorScope();
        var layer = create();
        layer.Eval();
        var x = Tensor.Randn(input);
        var before = x.ToArray<float>();

        var (first, second) = (layer.Forward(x).ToArray<float>(), layer.Forward(x).ToArray<float>());

        Assert.Equal(first, second);
        Assert.Equal(before, x.ToArray<float>());
    }

    private static (string Name, Func<Layer> Create, long[] Input, long[] Output) Find(string name) => Layers.Single(layer => layer.Name == name);
}
