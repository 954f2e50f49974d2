using Selfsame.Torch;
using Xunit;

namespace Selfsame.Nn.Tests.Layers;

public sealed class InitializersTests
{
    public InitializersTests() => Engine.Seed(7);

    [Fact]
    public void TruncatedNormal_SmallDeviation_LooksNormal()
    {
        using var scope = new TensorScope();
        var x = Tensor.Empty([400, 500]);

        Initializers.TruncatedNormal(x, 0.02);

        Assert.Equal(0, x.Mean().ToDouble(), 2e-4);
        Assert.Equal(0.02, x.Std().ToDouble(), 2e-4);
        Assert.True(x.Abs().Max().ToDouble() < 6 * 0.02);
    }

    [Fact]
    public void TruncatedNormal_LargeDeviation_StaysWithinTheCut()
    {
        using var scope = new TensorScope();
        var x = Tensor.Empty([100, 100]);

        Initializers.TruncatedNormal(x, 3);

        Assert.True(x.Abs().Max().ToDouble() <= 2);
        Assert.True(x.Std().ToDouble() > 1);
    }

    [Fact]
    public void KaimingNormal_Convolution_HasVarianceTwoByFanOut()
    {
        using var scope = new TensorScope();
        var weight = Tensor.Empty([64, 32, 3, 3]);

        Initializers.KaimingNormal(weight);

        Assert.Equal(Math.Sqrt(2.0 / (64 * 9)), weight.Std().ToDouble(), 1e-3);
    }

    [Fact]
    public void Linear_NewLayer_IsUniformWithinItsFanIn()
    {
        using var scope = new TensorScope();
        var layer = new Linear(100, 200);

        foreach (var (_, parameter) in layer.Parameters())
        {
            Assert.True(parameter.Abs().Max().ToDouble() <= 0.1);
            Assert.Equal(0.1 / Math.Sqrt(3), parameter.Std().ToDouble(), 6e-3);
        }
    }

    [Fact]
    public void XavierUniform_Matrix_HasItsVariance()
    {
        using var scope = new TensorScope();
        var weight = Tensor.Empty([100, 300]);

        Initializers.XavierUniform(weight);

        Assert.Equal(Math.Sqrt(2.0 / 400), weight.Std().ToDouble(), 1e-3);
    }
}
