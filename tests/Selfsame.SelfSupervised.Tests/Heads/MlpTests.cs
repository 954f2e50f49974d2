using Selfsame.SelfSupervised.Heads;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Heads;

public sealed class MlpTests
{
    [Fact]
    public void State_BatchNormBehindALinear_MeansNoBias()
    {
        using var scope = new TensorScope();
        var head = new Mlp(new MlpOptions { Widths = [8, 6, 4], OutputBatchNorm = true });

        Assert.Equal(
            ["layers.0.weight", "layers.1.weight", "layers.1.bias", "layers.3.weight", "layers.4.weight", "layers.4.bias"],
            head.Parameters().Select(parameter => parameter.Name));
        Assert.Equal([5L, 4], head.Forward(Tensor.Ones([5, 8])).Shape);
    }

    [Fact]
    public void State_WithoutBatchNorm_HasBiases()
    {
        using var scope = new TensorScope();
        var head = new Mlp(new MlpOptions { Widths = [8, 6, 4], HiddenBatchNorm = false });

        Assert.Equal(
            ["layers.0.weight", "layers.0.bias", "layers.2.weight", "layers.2.bias"],
            head.Parameters().Select(parameter => parameter.Name));
    }

    [Fact]
    public void Biases_AskedFor_AreThereBesideBatchNorm()
    {
        using var scope = new TensorScope();
        var head = new Mlp(new MlpOptions { Widths = [8, 6, 4], HiddenBias = true, OutputBias = false });

        Assert.Equal(
            ["layers.0.weight", "layers.0.bias", "layers.1.weight", "layers.1.bias", "layers.3.weight"],
            head.Parameters().Select(parameter => parameter.Name));
    }

    [Fact]
    public void Constructor_OneWidthOnly_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new Mlp(new MlpOptions { Widths = [8] }));
}
