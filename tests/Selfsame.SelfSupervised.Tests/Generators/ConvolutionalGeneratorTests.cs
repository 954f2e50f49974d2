using Selfsame.SelfSupervised.Generators;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Generators;

public sealed class ConvolutionalGeneratorTests
{
    [Theory]
    [InlineData(8, 1)]
    [InlineData(32, 3)]
    [InlineData(64, 3)]
    public void Forward_Noise_IsPicturesBetweenMinusOneAndOne(int side, int channels)
    {
        Engine.Seed(0);
        using var scope = new TensorScope();
        var generator = new ConvolutionalGenerator(new GeneratorOptions { LatentWidth = 5, ImageSize = side, Channels = channels, Width = 4 });

        var x = generator.Forward(Tensor.Randn([3, 5]));

        Assert.Equal([3, channels, side, side], x.Shape);
        Assert.InRange(x.Abs().Max().ToDouble(), 1e-6, 1);
    }

    [Fact]
    public void Parameters_At64Pixels_AreThoseOfDCGANWithDoublingKernelsOfThree()
    {
        using var scope = new TensorScope();
        var generator = new ConvolutionalGenerator(new GeneratorOptions { LatentWidth = 100, ImageSize = 64, Width = 64 });

        // PyTorch's DCGAN example: 3,576,704 with no bias in its last layer; here there is one of three numbers.
        var kernels = (512 * 256) + (256 * 128) + (128 * 64) + (64 * 3);
        Assert.Equal(3_576_704 - (((4 * 4) - (3 * 3)) * kernels) + 3, generator.ParameterCount);
    }

    [Theory]
    [InlineData(48)]
    [InlineData(4)]
    [InlineData(33)]
    public void Constructor_SizeThatDoublingNeverGives_IsRefused(int side)
    {
        var error = Assert.Throws<MethodSettingsException>(() => new ConvolutionalGenerator(new GeneratorOptions { LatentWidth = 5, ImageSize = side }));

        Assert.Contains($"never gives {side} pixels", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_LatentOfZero_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConvolutionalGenerator(new GeneratorOptions { LatentWidth = 0, ImageSize = 16 }));
}
