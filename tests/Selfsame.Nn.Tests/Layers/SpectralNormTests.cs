using Selfsame.Torch;
using Xunit;

namespace Selfsame.Nn.Tests.Layers;

public sealed class SpectralNormTests
{
    [Fact]
    public void Apply_ManyPasses_DividesByTheLargestSingularValue()
    {
        Engine.Seed(1);
        using var scope = new TensorScope();
        var layer = new Linear(7, 5, bias: false);
        var norm = new SpectralNorm(layer);
        var x = Tensor.Randn([3, 7]);
        Tensor? y = null;
        for (var pass = 0; pass < 200; pass++)
        {
            using (norm.Apply())
            {
                y = layer.Forward(x);
            }
        }

        var largest = Linalg.Svdvals(layer.Weight.Detach()).ToArray<float>()[0];
        Assert.Equal(0, ((x.Matmul(layer.Weight.T) / largest) - y!).Abs().Max().ToDouble(), 1e-5);
    }

    [Fact]
    public void Apply_OnePass_IsOneStepOfPowerIterationByHand()
    {
        Engine.Seed(2);
        using var scope = new TensorScope();
        var layer = new Conv2d(2, 3, kernel: 2, bias: false);
        var norm = new SpectralNorm(new Sequential(layer));
        double[] weight = [.. layer.Weight.Detach().Contiguous().ToArray<float>().Select(value => (double)value)];
        double[] left = Unit([.. Enumerable.Range(0, 3).Select(i => Math.Cos(1.7 * i))]);
        var right = Unit([.. Enumerable.Range(0, 8).Select(i => Enumerable.Range(0, 3).Sum(o => left[o] * weight[(o * 8) + i]))]);
        var image = Enumerable.Range(0, 3).Select(o => Enumerable.Range(0, 8).Sum(i => weight[(o * 8) + i] * right[i])).ToArray();
        left = Unit(image);
        var sigma = left.Zip(image).Sum(pair => pair.First * pair.Second);
        var x = Tensor.Ones([1, 2, 2, 2]);

        using var applied = norm.Apply();
        var y = layer.Forward(x).ToArray<float>();

        Assert.Equal(weight.Chunk(8).Select(row => row.Sum() / sigma), y.Select(value => (double)value), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal(left, norm.Buffers().Single().Value.ToArray<float>().Select(value => (double)value), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Apply_EvaluationMode_MovesNoVectorAndHasTheGradientOfFiniteDifferences()
    {
        Engine.Seed(3);
        using var scope = new TensorScope();
        var layer = new Linear(3, 4, bias: false);
        var norm = new SpectralNorm(layer);
        layer.To(DType.Float64);
        norm.To(DType.Float64);
        for (var pass = 0; pass < 500; pass++)
        {
            norm.Apply().Dispose();
        }

        norm.Eval();
        var x = Tensor.From<double>([0.3, -1, 2, 0.5, 0.7, -0.2], [2, 3]);
        FiniteDifferences.Check([.. layer.Parameters()], () =>
        {
            using var applied = norm.Apply();
            return layer.Forward(x).Sin().Sum();
        });
    }

    [Fact]
    public void Absorb_StoredWeights_ComputeWhatWasComputed()
    {
        Engine.Seed(4);
        using var scope = new TensorScope();
        var network = new Sequential(new Conv2d(2, 4, kernel: 3, padding: 1), new LeakyRelu(0.2), new Flatten(), new Linear(64, 3));
        var norm = new SpectralNorm(network);
        var x = Tensor.Randn([2, 2, 4, 4]);
        norm.Apply().Dispose();
        norm.Eval();
        Tensor y;
        using (norm.Apply())
        {
            y = network.Forward(x);
        }

        norm.Absorb();

        Assert.Equal(0, (network.Forward(x) - y).Abs().Max().ToDouble(), 1e-5);
        Assert.Equal(4, network.State().Count());
        Assert.Equal(2, norm.Buffers().Count());
    }

    [Fact]
    public void Apply_TwiceBeforeBackward_IsAllowed()
    {
        using var scope = new TensorScope();
        var layer = new Linear(3, 4);
        var norm = new SpectralNorm(layer);
        using var first = norm.Apply();
        var one = layer.Forward(Tensor.Ones([1, 3])).Sum();
        using var second = norm.Apply();

        (one + layer.Forward(Tensor.Ones([1, 3])).Sum()).Backward();

        Assert.True(layer.Weight.Grad!.Isfinite().All().ToDouble() == 1);
    }

    private static double[] Unit(double[] vector)
    {
        var length = Math.Sqrt(vector.Sum(value => value * value));
        return [.. vector.Select(value => value / length)];
    }
}
