using Selfsame.Torch;
using Xunit;

namespace Selfsame.Nn.Tests.Layers;

public sealed class PointwiseConvolutionTests
{
    // These shapes made oneDNN 2.6 write past its memory: the process of the test died.
    [Theory]
    [InlineData(8, 16, 64)]
    [InlineData(3, 16, 56)]
    [InlineData(2, 8, 56)]
    public void Backward_StrideOverFewChannels_LeavesMemoryWhole(int inputs, int outputs, int side)
    {
        using var scope = new TensorScope();
        var layer = new Conv2d(inputs, outputs, kernel: 1, stride: 2, bias: false);
        var x = Tensor.Randn([16, inputs, side, side]).ChannelsLast().RequiresGrad_();
        for (var step = 0; step < 3; step++)
        {
            layer.Forward(x).Sum().Backward();
        }

        Assert.Equal([16L, inputs, side, side], x.Grad!.Shape);
    }

    [Theory]
    [InlineData(2, 7)]
    [InlineData(3, 8)]
    [InlineData(2, 1)]
    public void Forward_Stride_IsTheProductOverEveryOtherPixel(int stride, int side)
    {
        using var scope = new TensorScope();
        var layer = new Conv2d(3, 4, kernel: 1, stride: stride);
        layer.To(DType.Float64);
        var x = Tensor.Randn([2, 3, side, side]).To(DType.Float64).ChannelsLast().RequiresGrad_();
        var y = layer.Forward(x);
        y.Square().Sum().Backward();

        var (weight, bias, pictures) = (layer.Weight.ToArray<double>(), layer.Bias!.ToArray<double>(), x.ToArray<double>());
        var size = ((side - 1) / stride) + 1;
        Assert.Equal([2L, 4, size, size], y.Shape);
        var (actual, gradient) = (y.ToArray<double>(), x.Grad!.ToArray<double>());
        var expected = new double[pictures.Length];
        for (var n = 0; n < 2; n++)
        {
            for (var o = 0; o < 4; o++)
            {
                for (var place = 0; place < size * size; place++)
                {
                    int At(int c) => (((((n * 3) + c) * side) + (place / size * stride)) * side) + (place % size * stride);
                    var sum = bias[o] + Enumerable.Range(0, 3).Sum(c => weight[(o * 3) + c] * pictures[At(c)]);
                    Assert.Equal(sum, actual[(((n * 4) + o) * size * size) + place], 1e-12);
                    for (var c = 0; c < 3; c++)
                    {
                        expected[At(c)] += 2 * sum * weight[(o * 3) + c];
                    }
                }
            }
        }

        Assert.Equal(expected.Length, gradient.Length);
        Assert.All(expected.Zip(gradient), pair => Assert.Equal(pair.First, pair.Second, 1e-11));
    }
}
