using Selfsame.Torch;
using Xunit;

namespace Selfsame.Nn.Tests.Layers;

public sealed class GradientTests
{
    [Fact]
    public void TransformerBlock_Float64_MatchesFiniteDifferences() =>
        Check(new TransformerBlock(new() { Width = 4, Heads = 2, Hidden = 6 }), [2, 3, 4], _ => { });

    [Fact]
    public void PostNormBlock_Float64_MatchesFiniteDifferences() =>
        Check(new TransformerBlock(new() { Width = 4, Heads = 2, Hidden = 6, NormFirst = false }), [2, 3, 4], _ => { });

    [Fact]
    public void ProjectorWithBatchNorm_Float64_MatchesFiniteDifferences() =>
        Check(new Sequential(new Linear(3, 4, bias: false), new BatchNorm1d(4), new Gelu(), new Linear(4, 2)), [5, 3], _ => { });

    [Fact]
    public void ProjectorWithBatchNorm_EvaluationMode_MatchesFiniteDifferences() =>
        Check(new Sequential(new Linear(3, 4), new BatchNorm1d(4, bias: false), new Gelu()), [5, 3], layer => layer.Eval());

    [Fact]
    public void ConvolutionWithBatchNorm_Float64_MatchesFiniteDifferences() =>
        Check(
            new Sequential(new Conv2d(2, 3, kernel: 3, stride: 2, padding: 1), new BatchNorm2d(3), new Gelu(), new Flatten()),
            [2, 2, 4, 4],
            _ => { });

    [Fact]
    public void BatchNormWithResidualAndRectifier_Float64_MatchesFiniteDifferences()
    {
        Engine.Seed(1);
        using var scope = new TensorScope();
        var layer = new BatchNorm2d(2);
        layer.To(DType.Float64);
        var x = Tensor.Randn([3, 2, 2, 2], DType.Float64).RequiresGrad_();
        var residual = Tensor.Randn([3, 2, 2, 2], DType.Float64).RequiresGrad_();
        var mix = Tensor.Randn([3, 2, 2, 2], DType.Float64);

        FiniteDifferences.Check(
            [new("x", x), new("residual", residual), .. layer.Parameters()],
            () => (layer.ForwardAddRelu(x, residual) * mix).Sum());
    }

    // libtorch 1.13 with oneDNN gets this wrong for float32 and a gradient that is not contiguous.
    [Theory]
    [InlineData("transposed")]
    [InlineData("expanded")]
    [InlineData("sliced")]
    public void Gelu_GradientThatIsNotContiguous_MatchesFloat64(string kind)
    {
        Engine.Seed(2);
        using var scope = new TensorScope();
        var x = Tensor.Randn([16, 32]);
        var gradient = Tensor.Randn([32, 64]);

        var (single, wide) = (Gradient(DType.Float32), Gradient(DType.Float64));

        Assert.Equal(0, (single.To(DType.Float64) - wide).Abs().Max().ToDouble(), 1e-5);

        Tensor Gradient(DType type)
        {
            var leaf = x.To(type).Clone().RequiresGrad_();
            var y = new Gelu().Forward(leaf);
            var given = gradient.To(type);
            switch (kind)
            {
                case "transposed":
                    y.Backward(given.Narrow(1, 0, 16).T);
                    break;
                case "expanded":
                    y.Backward(given.Narrow(0, 0, 1).Narrow(1, 0, 32).Expand([16, 32]));
                    break;
                default:
                    y.Backward(given.Narrow(0, 0, 16).Narrow(1, 0, 32));
                    break;
            }

            return leaf.Grad!;
        }
    }

    private static void Check(Layer layer, long[] input, Action<Layer> prepare)
    {
        Engine.Seed(1);
        using var scope = new TensorScope();
        foreach (var (_, parameter) in layer.Parameters())
        {
            Initializers.Normal(parameter, 0.5);
        }

        layer.To(DType.Float64);
        prepare(layer);
        var x = Tensor.Randn(input, DType.Float64).RequiresGrad_();
        var mix = Tensor.Randn(layer.Forward(x).Shape, DType.Float64);

        FiniteDifferences.Check([new("x", x), .. layer.Parameters()], () => (layer.Forward(x) * mix).Sum());
    }
}
