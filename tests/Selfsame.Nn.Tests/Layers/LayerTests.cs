using Selfsame.Torch;
using Xunit;

namespace Selfsame.Nn.Tests.Layers;

public sealed class LayerTests
{
    [Fact]
    public void DropPath_Training_DropsWholeSamplesAndScalesTheRest()
    {
        Engine.Seed(1);
        using var scope = new TensorScope();

        var y = new DropPath(0.25).Forward(Tensor.Ones([1000, 3])).ToArray<float>();

        var samples = y.Chunk(3).ToList();
        Assert.All(samples, sample => Assert.True(sample.All(value => value == 0) || sample.All(value => Math.Abs(value - (4 / 3f)) < 1e-6)));
        Assert.InRange(samples.Count(sample => sample[0] == 0), 200, 300);
    }

    [Fact]
    public void Dropout_Training_KeepsTheExpectation()
    {
        Engine.Seed(1);
        using var scope = new TensorScope();

        Assert.Equal(1, new Dropout(0.5).Forward(Tensor.Ones([100, 100])).Mean().ToDouble(), 0.05);
    }

    [Fact]
    public void Embedding_Indices_LooksUpRows()
    {
        using var scope = new TensorScope();
        var layer = new Embedding(5, 3);
        layer.Load([new("weight", Tensor.Arange(15).Reshape([5, 3]))]);

        var y = layer.Forward(Tensor.From([4L, 0], 1, 2));

        Assert.Equal([1L, 2, 3], y.Shape);
        Assert.Equal([12f, 13, 14, 0, 1, 2], y.ToArray<float>());
    }

    [Fact]
    public void BatchNorm_SingleValueInTrainingMode_IsRefused()
    {
        using var scope = new TensorScope();
        var error = Assert.Throws<ArgumentException>(() => new BatchNorm1d(3).Forward(Tensor.Ones([1, 3])));

        Assert.Contains("use a batch of two or more", error.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void BatchNorm_Fused_EqualsTheSeparateOperators(bool training)
    {
        Engine.Seed(4);
        using var scope = new TensorScope();
        var layer = new BatchNorm2d(16);
        foreach (var (_, parameter) in layer.Parameters())
        {
            Initializers.Normal(parameter, 1);
        }

        layer.Train(training);
        var (x, residual) = (Tensor.Randn([8, 16, 6, 6]).ChannelsLast(), Tensor.Randn([8, 16, 6, 6]).ChannelsLast());
        var separate = x.BatchNorm(
            layer.Weight, layer.Bias, Tensor.Zeros([16]), Tensor.Ones([16]), training, 0.1, 1e-5, cudnnEnabled: true);

        Near(separate, layer.Forward(x));
        layer.Load(new BatchNorm2d(16).Buffers(), strict: false);
        Near(separate.Relu(), layer.ForwardRelu(x));
        layer.Load(new BatchNorm2d(16).Buffers(), strict: false);
        Near((separate + residual).Relu(), layer.ForwardAddRelu(x, residual));

        static void Near(Tensor expected, Tensor actual) => Assert.Equal(0, (expected - actual).Abs().Max().ToDouble(), 2e-5);
    }

    [Fact]
    public void Conv2d_GroupsThatDoNotDivide_AreRefused() =>
        Assert.Throws<ArgumentException>(() => new Conv2d(3, 4, kernel: 3, groups: 2));

    [Fact]
    public void Attention_HeadsThatDoNotDivide_AreRefused() => Assert.Throws<ArgumentException>(() => new Attention(10, 3));
}
