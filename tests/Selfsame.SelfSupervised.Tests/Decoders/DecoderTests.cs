using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.SelfSupervised.Decoders;
using Selfsame.SelfSupervised.Masking;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Decoders;

public sealed class DecoderTests
{
    [Fact]
    public void ConvolutionalDecoder_Doublings_GiveThePicture()
    {
        using var scope = new TensorScope();
        var decoder = new ConvolutionalDecoder(new ConvolutionalDecoderOptions { Inputs = 6, Doublings = 3, Channels = 1, Width = 24 });

        Assert.Equal([2L, 1, 24, 16], decoder.Forward(Tensor.Randn([2, 6, 3, 2])).Shape);
        Assert.Equal([24L, 12, 8], ((string[])["conv1", "conv2", "conv3"]).Select(name => decoder.Parameters().Single(each => each.Name == $"{name}.weight").Value.Size(0)));
        Assert.Equal([2L, 3, 5, 5], new ConvolutionalDecoder(new ConvolutionalDecoderOptions { Inputs = 4, Doublings = 0 }).Forward(Tensor.Randn([2, 4, 5, 5])).Shape);
    }

    [Fact]
    public void ConvolutionalDecoder_OfTheMap_HasTheGradientOfFiniteDifferences()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var decoder = new ConvolutionalDecoder(new ConvolutionalDecoderOptions { Inputs = 2, Doublings = 1, Width = 4 });
        decoder.To(DType.Float64);

        FiniteDifferences.AssertGradient(map => decoder.Forward(map).Square().Sum(), RandomVectors.Of(1, 16), [2, 2, 2, 2], 1e-5);
    }

    [Fact]
    public void ChannelwiseLinear_OfAMap_IsAMatrixForEachChannel()
    {
        const int N = 2, C = 3, P = 4;
        using var scope = new TensorScope();
        var layer = new ChannelwiseLinear(C, P);
        layer.To(DType.Float64);
        var state = layer.Parameters().ToDictionary(each => each.Name, each => each.Value.ToArray<double>());
        var x = RandomVectors.Of(2, N * C * P);
        var expected = new double[x.Length];
        for (var row = 0; row < N * C; row++)
        {
            for (var to = 0; to < P; to++)
            {
                expected[(row * P) + to] = state["bias"][(row % C * P) + to];
                for (var from = 0; from < P; from++)
                {
                    expected[(row * P) + to] += state["weight"][(((row % C * P) + to) * P) + from] * x[(row * P) + from];
                }
            }
        }

        Assert.Equal(expected, layer.Forward(Tensor.From<double>(x, [N, C, 2, 2])).ToArray<double>(), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void MaskedDecoder_KeptPatchesInAnotherOrder_DrawTheSame()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var decoder = new MaskedDecoder(8, 16, 2, 9, 12);
        decoder.To(DType.Float64);
        var tokens = Tensor.From<double>(RandomVectors.Of(3, 3 * 8), [1, 3, 8]);
        var swapped = Tensor.Cat([tokens.Narrow(1, 0, 1), tokens.Narrow(1, 2, 1), tokens.Narrow(1, 1, 1)], 1);

        double[] Draw(Tensor of, double first, double second) => decoder.Forward(
            of, RandomMask.Of(Tensor.From<double>([1, 1, first, 1, second, 1, 1, 1, 1], [1, 9]), 2)).ToArray<double>();

        var (one, other) = (Draw(tokens, 0.1, 0.2), Draw(swapped, 0.2, 0.1));
        Assert.Equal(9 * 12, one.Length);
        Assert.Equal(one, other, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void MaskedDecoder_OfTheTokens_HasTheGradientOfFiniteDifferences()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var decoder = new MaskedDecoder(3, 4, 1, 4, 2);
        decoder.To(DType.Float64);
        var mask = RandomMask.Of(Tensor.From<double>([0.3, 0.1, 0.9, 0.7], [1, 4]), 2);

        FiniteDifferences.AssertGradient(tokens => decoder.Forward(tokens, mask).Square().Sum(), RandomVectors.Of(4, 9), [1, 3, 3], 1e-6);
    }

    [Theory]
    [InlineData("resnet18", 32, 4, 3)]
    [InlineData("vit-nano", 32, 8, 2)]
    [InlineData("resnet18", 96, 3, 5)]
    public void FeatureGrid_OfAnEncoder_IsItsMap(string name, int size, int side, int doublings)
    {
        using var scope = new TensorScope();
        var encoder = Encoder(name, size);
        var grid = new FeatureGrid("autoencoder", encoder, new RecipeContext { ImageSize = size });

        Assert.Equal((side, doublings), (grid.Side, grid.Doublings));
        Assert.Equal([2L, encoder.FeatureCount, side, side], grid.Forward(Tensor.Randn([2, 3, size, size])).Shape);
    }

    [Fact]
    public void FeatureGrid_SizesThatDoNotFit_AreRefused()
    {
        using var scope = new TensorScope();
        string Refusal(Action made) => Assert.Throws<MethodSettingsException>(made).Message;
        var twelve = BackboneCatalog.Create(new BackboneOptions { Name = "vit-nano", Width = 32, ImageSize = 36, PatchSize = 12 });

        Assert.Contains("divisible by 8, but is 36", Refusal(() => _ = new FeatureGrid("vae", Encoder("resnet18", 36), new RecipeContext { ImageSize = 36 })), StringComparison.Ordinal);
        Assert.Contains("power of two, not 12", Refusal(() => _ = new FeatureGrid("vae", twelve, new RecipeContext { ImageSize = 36 })), StringComparison.Ordinal);
        var grid = new FeatureGrid("vae", Encoder("resnet18", 32), new RecipeContext { ImageSize = 32 });
        Assert.Contains("32 x 32 pixels, but the view has 16 x 16", Refusal(() => grid.Forward(Tensor.Randn([2, 3, 16, 16]))), StringComparison.Ordinal);
    }

    private static Backbone Encoder(string name, int size) => BackboneCatalog.Create(new BackboneOptions { Name = name, Width = name == "resnet18" ? 8 : 32, ImageSize = size });
}
