using Selfsame.Nn.Backbones;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.Nn.Tests.Layers;

public sealed class LayerNorm2dTests
{
    [Fact]
    public void Forward_RandomMaps_HaveMeanZeroAndVarianceOneEachBeforeScaleAndShift()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var layer = new LayerNorm2d(3);
        Initializers.Normal(layer.Weight, 1);
        Initializers.Normal(layer.Bias, 1);
        layer.To(DType.Float64);
        var (weight, bias) = (layer.Weight.ToArray<double>(), layer.Bias.ToArray<double>());
        var x = (Tensor.Randn([2, 3, 4, 4]) * 3.0).To(DType.Float64).ChannelsLast();
        var (values, given) = (x.Contiguous().ToArray<double>(), layer.Forward(x).Contiguous().ToArray<double>());
        for (var n = 0; n < 2; n++)
        {
            var picture = values[(n * 48)..((n + 1) * 48)];
            var mean = picture.Average();
            var variance = picture.Average(value => (value - mean) * (value - mean));
            for (var at = 0; at < 48; at++)
            {
                var expected = ((picture[at] - mean) / Math.Sqrt(variance + 1e-5) * weight[at / 16]) + bias[at / 16];
                Assert.Equal(expected, given[(n * 48) + at], 1e-12);
            }
        }
    }

    [Fact]
    public void Forms_WithRectifier_AreTheNormWithWhatFollows()
    {
        using var scope = new TensorScope();
        var layer = new LayerNorm2d(3);
        var (x, residual) = (Tensor.Randn([2, 3, 4, 4]), Tensor.Randn([2, 3, 4, 4]));

        Assert.Equal(layer.Forward(x).Relu().ToArray<float>(), layer.ForwardRelu(x).ToArray<float>());
        Assert.Equal((layer.Forward(x) + residual).Relu().ToArray<float>(), layer.ForwardAddRelu(x, residual).ToArray<float>());
    }

    [Fact]
    public void ResNet_WithLayerNorm_SeesTheContrastOfAPicture()
    {
        using var scope = new TensorScope();
        Engine.Seed(1);
        var backbone = BackboneCatalog.Create(new BackboneOptions { Width = 4, ImageSize = 16, Norm = BackboneNorm.Layer });
        var x = Tensor.Randn([4, 3, 16, 16]);
        var (whole, half) = (backbone.Forward(x), backbone.Forward(x * 0.5));

        // Behind a norm over the whole picture in the stem both would be the same.
        Assert.True(((whole - half).Norm() / whole.Norm()).ToDouble() > 0.05);
    }

    [Fact]
    public void ResNet_WithLayerNorm_SeesEachPictureByItself()
    {
        using var scope = new TensorScope();
        Engine.Seed(1);
        var backbone = BackboneCatalog.Create(new BackboneOptions { Width = 4, ImageSize = 16, Norm = BackboneNorm.Layer });
        var x = Tensor.Randn([4, 3, 16, 16]);
        var (alone, together) = (backbone.Forward(x.Narrow(0, 0, 1)), backbone.Forward(x).Narrow(0, 0, 1));

        Assert.DoesNotContain(backbone.Parameters(), each => each.Name.StartsWith("bn1.", StringComparison.Ordinal));
        Assert.Empty(backbone.Buffers());
        Assert.True((alone - together).Abs().Max().ToDouble() < 1e-5);
        Assert.Contains("choice of norm", Assert.Throws<BackboneException>(() =>
            BackboneCatalog.Create(new BackboneOptions { Name = "vit-nano", ImageSize = 16, Norm = BackboneNorm.Layer })).Message, StringComparison.Ordinal);
    }
}
