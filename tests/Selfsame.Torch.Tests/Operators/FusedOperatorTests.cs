using Xunit;

namespace Selfsame.Torch.Tests.Operators;

/// <summary>The fused loops at the shapes where they cut their work into blocks, against libtorch in float64.</summary>
public sealed class FusedOperatorTests
{
    // Odd sides leave tiles that hang over the edge; 48 and 160 channels take the narrow panels; 256 the shared sums of the filters' gradient.
    [Theory]
    [InlineData(2, 16, 16, 8, 8)]
    [InlineData(3, 16, 32, 7, 9)]
    [InlineData(2, 64, 48, 5, 4)]
    [InlineData(9, 64, 64, 16, 16)]
    [InlineData(4, 128, 64, 4, 4)]
    [InlineData(6, 256, 160, 6, 5)]
    [InlineData(1, 32, 16, 1, 1)]
    public void Conv3x3_AtStrideOne_IsTheDirectConvolution(int count, int inputs, int outputs, int height, int width)
    {
        using var scope = new TensorScope();
        Engine.Seed(1);
        var x = Tensor.Randn([count, inputs, height, width]);
        var weight = Tensor.Randn([outputs, inputs, 3, 3]) / Math.Sqrt(9 * inputs);
        var gradient = Tensor.Randn([count, outputs, height, width]);

        AreNear(
            Run([x.To(DType.Float64), weight.To(DType.Float64)], gradient, each => each[0].Conv2d(each[1], padding: [1, 1])),
            Run([x, weight], gradient, each => Fused.Conv3x3(each[0].ChannelsLast(), each[1])),
            1e-5);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public void BatchNormRelu_FarFromZeroAndUneven_IsTheComposition(bool adds, bool rectifies)
    {
        using var scope = new TensorScope();
        Engine.Seed(2);
        foreach (var shape in new long[][] { [3, 5, 7, 9], [64, 16, 32, 32], [5, 130, 6, 6] })
        {
            var channels = shape[1];
            Tensor[] inputs = [(3 * Tensor.Randn(shape)) + 30, Tensor.Rand([channels]) + 0.5, Tensor.Randn([channels]), Tensor.Randn(shape)];
            var gradient = Tensor.Randn(shape);

            AreNear(
                Run([.. inputs.Select(each => each.To(DType.Float64))], gradient, each =>
                {
                    var y = each[0].BatchNorm(each[1], each[2], null, null, true, 0.1, 1e-5, false);
                    y = adds ? y + each[3] : y + (0 * each[3]);
                    return rectifies ? y.Relu() : y;
                }),
                Run(inputs, gradient, each =>
                {
                    var y = Fused.BatchNormRelu(each[0].ChannelsLast(), adds ? each[3] : null, each[1], each[2], null, null, true, 0.1, 1e-5, rectifies);
                    return adds ? y : y + (0 * each[3]);
                }),
                2e-4);
        }
    }

    [Fact]
    public void FusedOperators_OnOneThreadOrTwo_GiveTheSameForwardBits()
    {
        using var scope = new TensorScope();
        var threads = Engine.Threads;
        Engine.Seed(3);
        var x = Tensor.Randn([16, 32, 16, 16]).ChannelsLast();
        var weight = Tensor.Randn([32, 32, 3, 3]);
        try
        {
            Engine.Threads = 1;
            var one = Forward(x, weight).ToArray<float>();
            Engine.Threads = 2;
            Assert.Equal(one, Forward(x, weight).ToArray<float>());
        }
        finally
        {
            Engine.Threads = threads;
        }
    }

    // Blocks of the pool are cut, joined and given out again in an order that only chance knows: none may overlap another.
    [Fact]
    public void MemoryOfTensors_TakenAndFreedAtRandom_KeepsItsContents()
    {
        using var scope = new TensorScope();
        var random = new Random(4);
        var held = new List<(Tensor Tensor, float Value)>();
        for (var turn = 0; turn < 2000; turn++)
        {
            if (held.Count < 30 && random.NextDouble() < 0.55)
            {
                var value = (float)random.NextDouble();
                held.Add((Tensor.Full([(long)Math.Pow(10, 4 + (2 * random.NextDouble()))], value), value));
            }
            else if (held.Count > 0)
            {
                var place = random.Next(held.Count);
                var (tensor, value) = held[place];
                held.RemoveAt(place);
                Assert.Equal(value, tensor.Min().Item<float>());
                Assert.Equal(value, tensor.Max().Item<float>());
                tensor.Dispose();
            }
        }
    }

    private static Tensor Forward(Tensor x, Tensor weight) =>
        Fused.BatchNormRelu(Fused.Conv3x3(x, weight), null, null, null, null, null, true, 0.1, 1e-5, true);

    // The output and the gradient of every input.
    private static List<double[]> Run(Tensor[] inputs, Tensor gradient, Func<Tensor[], Tensor> compute)
    {
        Tensor[] leaves = [.. inputs.Select(input => input.Detach().Clone().RequiresGrad_())];
        var output = compute(leaves);
        output.Backward(gradient.To(output.DType));
        return [Numbers.ToDoubles(output.Detach()), .. leaves.Select(leaf => Numbers.ToDoubles(leaf.Grad!))];
    }

    // By the root of the mean square: where a value is next to zero, rounding may decide on which side the rectifier sees it.
    private static void AreNear(List<double[]> expected, List<double[]> actual, double tolerance)
    {
        for (var i = 0; i < expected.Count; i++)
        {
            var error = Math.Sqrt(expected[i].Zip(actual[i], (a, b) => (a - b) * (a - b)).Sum());
            var size = Math.Sqrt(expected[i].Sum(a => a * a));
            Assert.True(error <= tolerance * size, $"output and gradients, number {i}: the error is {error:G3} of {size:G3}");
        }
    }
}
