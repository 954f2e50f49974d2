using Selfsame.Torch;
using Xunit;

namespace Selfsame.Nn.Tests.Layers;

/// <summary>Layers that know an order: rows from the top, elements from the first.</summary>
public sealed class SequenceLayerTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 1)]
    [InlineData(3, 5)]
    public void CausalConv2d_RandomMap_EqualsAMaskedConvolution(int rows, int columns)
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var layer = new CausalConv2d(3, 4, rows, columns);
        layer.To(DType.Float64);
        var x = Tensor.Randn([2, 3, 5, 6]).To(DType.Float64);
        var weights = layer.Parameters().ToDictionary(each => each.Name, each => each.Value);

        // The same kernel with rows of zeros below, as PixelCNN's mask leaves it.
        var masked = Tensor.Cat([weights["weight"], Tensor.Zeros([4, 3, rows - 1, columns], DType.Float64)], 2);
        var expected = x.Conv2d(masked, weights["bias"], [1, 1], [rows - 1, columns / 2], [1, 1]);

        Assert.Equal([2L, 4, 5, 6], layer.Forward(x).Shape);
        Assert.True((expected - layer.Forward(x)).Abs().Max().ToDouble() < 1e-12);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TransformerBlock_LastTokens_AreThoseOfTheWholeSequence(bool normFirst)
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var block = new TransformerBlock(new TransformerBlockOptions { Width = 12, Heads = 3, NormFirst = normFirst });
        block.To(DType.Float64);
        var weights = block.Parameters().Select(each => each.Value).ToArray();
        var x = Tensor.Randn([2, 7, 12]).To(DType.Float64).RequiresGrad_();
        var wanted = Tensor.Randn([2, 3, 12]).To(DType.Float64);

        var whole = block.Forward(x).Narrow(1, 4, 3);
        var last = block.ForwardLast(x, 3);

        Assert.True((whole - last).Abs().Max().ToDouble() < 1e-12);
        var expected = Autograd.Grad([(whole * wanted).Sum()], [x, .. weights]);
        var gradients = Autograd.Grad([(last * wanted).Sum()], [x, .. weights]);
        Assert.All(expected.Zip(gradients), pair => Assert.True((pair.First - pair.Second).Abs().Max().ToDouble() < 1e-11));
    }

    [Fact]
    public void CausalConv2d_EvenColumns_AreRefused() =>
        Assert.Contains("odd", Assert.Throws<ArgumentException>(() => new CausalConv2d(1, 1, rows: 1, columns: 2)).Message, StringComparison.Ordinal);

    [Fact]
    public void Gru_RandomSequence_EqualsItsEquations()
    {
        const int Inputs = 3;
        const int Width = 2;
        using var scope = new TensorScope();
        Engine.Seed(1);
        var layer = new Gru(Inputs, Width);
        layer.To(DType.Float64);
        var x = Tensor.Randn([1, 4, Inputs]).To(DType.Float64);
        var weights = layer.Parameters().ToDictionary(each => each.Name, each => each.Value.ToArray<double>());
        double Gate(string side, double[] values, int row) =>
            weights[$"bias_{side}_l0"][row] + values.Select((value, column) => value * weights[$"weight_{side}_l0"][(row * values.Length) + column]).Sum();
        double Sigmoid(double value) => 1 / (1 + Math.Exp(-value));

        var (h, expected) = (new double[Width], new List<double>());
        for (var t = 0; t < 4; t++)
        {
            var (now, before) = (x.Select(0, 0).Select(0, t).ToArray<double>(), h);
            h = [.. Enumerable.Range(0, Width).Select(unit =>
            {
                var reset = Sigmoid(Gate("ih", now, unit) + Gate("hh", before, unit));
                var update = Sigmoid(Gate("ih", now, Width + unit) + Gate("hh", before, Width + unit));
                var fresh = Math.Tanh(Gate("ih", now, (2 * Width) + unit) + (reset * Gate("hh", before, (2 * Width) + unit)));
                return ((1 - update) * fresh) + (update * before[unit]);
            })];
            expected.AddRange(h);
        }

        Assert.All(expected.Zip(layer.Forward(x).ToArray<double>()), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }
}
