using Selfsame.SelfSupervised.Heads;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Heads;

public sealed class DinoHeadTests
{
    [Fact]
    public void Forward_PrototypesOfLengthOne_GivesCosines()
    {
        using var scope = new TensorScope();
        var head = Build(new DinoHeadOptions { InputWidth = 6, HiddenWidth = 8, BottleneckWidth = 4, OutputWidth = 5 });
        var x = Tensor.From<double>(RandomVectors.Of(1, 18), [3, 6]).To(DType.Float32);

        var z = head.Bottleneck(x).ToArray<float>();
        var logits = head.Forward(x).ToArray<float>();

        var v = head.Parameters().Single(parameter => parameter.Name == "last_layer.weight_v").Value.ToArray<float>();
        for (var row = 0; row < 3; row++)
        {
            Assert.Equal(1, Enumerable.Range(0, 4).Sum(d => z[(row * 4) + d] * z[(row * 4) + d]), 1e-5f);
            for (var k = 0; k < 5; k++)
            {
                var length = Math.Sqrt(Enumerable.Range(0, 4).Sum(d => (double)v[(k * 4) + d] * v[(k * 4) + d]));
                Assert.Equal(Enumerable.Range(0, 4).Sum(d => z[(row * 4) + d] * v[(k * 4) + d] / length), logits[(row * 5) + k], 1e-5);
            }
        }
    }

    [Fact]
    public void Forward_LearntLengths_MultiplyTheCosines()
    {
        using var scope = new TensorScope();
        var head = Build(new DinoHeadOptions { InputWidth = 6, HiddenWidth = 8, BottleneckWidth = 4, OutputWidth = 5, NormalizePrototypes = false });
        var x = Tensor.From<double>(RandomVectors.Of(1, 18), [3, 6]).To(DType.Float32);
        var cosines = head.Forward(x).ToArray<float>();
        var lengths = head.Parameters().Single(parameter => parameter.Name == "last_layer.weight_g").Value;
        using (new NoGrad())
        {
            lengths.Mul_(3);
        }

        Assert.All(head.Forward(x).ToArray<float>().Zip(cosines), pair => Assert.Equal(3 * pair.Second, pair.First, 1e-5f));
    }

    [Fact]
    public void Forward_FrozenPrototypes_TeachesTheLayersBelowOnly()
    {
        using var scope = new TensorScope();
        var head = Build(new DinoHeadOptions { InputWidth = 6, HiddenWidth = 8, BottleneckWidth = 4, OutputWidth = 5 });
        var x = Tensor.From<double>(RandomVectors.Of(2, 18), [3, 6]).To(DType.Float32);

        head.Forward(x, freezePrototypes: true).Square().Sum().Backward();

        Assert.All(head.Parameters(), parameter => Assert.Equal(parameter.Name != "last_layer.weight_v", parameter.Value.Grad is not null));
    }

    [Fact]
    public void Parameters_OfEitherForm_HaveTheirNames()
    {
        using var scope = new TensorScope();
        var plain = new DinoHead(new DinoHeadOptions { InputWidth = 6, HiddenWidth = 8, BottleneckWidth = 4, OutputWidth = 5 });
        var norms = new DinoHead(new DinoHeadOptions { InputWidth = 6, HiddenWidth = 8, BottleneckWidth = 4, OutputWidth = 5, BatchNorm = true });

        Assert.Equal(
            ["layers.0.weight", "layers.0.bias", "layers.2.weight", "layers.2.bias", "layers.4.weight", "layers.4.bias", "last_layer.weight_v"],
            plain.Parameters().Select(parameter => parameter.Name));
        Assert.Equal(
            [
                "layers.0.weight", "layers.1.weight", "layers.1.bias", "layers.3.weight", "layers.4.weight", "layers.4.bias",
                "layers.6.weight", "layers.6.bias", "last_layer.weight_v",
            ],
            norms.Parameters().Select(parameter => parameter.Name));
    }

    [Fact]
    public void DinoHead_OneOutput_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DinoHead(new DinoHeadOptions { InputWidth = 6, OutputWidth = 1 }));

    private static DinoHead Build(DinoHeadOptions options)
    {
        Engine.Seed(0);
        return new DinoHead(options);
    }
}
