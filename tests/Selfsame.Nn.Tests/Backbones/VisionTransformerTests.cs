using Selfsame.Nn.Backbones;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.Nn.Tests.Backbones;

public sealed class VisionTransformerTests
{
    private readonly VisionTransformer _network = new(new VisionTransformerOptions
    {
        ImageSize = 16, PatchSize = 4, Width = 8, Depth = 2, Heads = 2,
    });

    public VisionTransformerTests() => _network.Eval();

    [Fact]
    public void Tokens_KeepingAllPatches_EqualsTheWholePicture()
    {
        using var scope = new TensorScope();
        var x = Tensor.Randn([2, 3, 16, 16]);
        var all = Tensor.Arange(16, DType.Int64).Unsqueeze(0).Expand([2, 16]);

        var difference = (_network.Tokens(x, all) - _network.Tokens(x)).Abs().Max().ToDouble();

        Assert.Equal(0, difference, 1e-6);
    }

    [Fact]
    public void Tokens_KeepingAFew_IgnoresTheOthers()
    {
        using var scope = new TensorScope();
        var x = Tensor.Randn([1, 3, 16, 16]);
        var keep = Tensor.From([0L, 5], 1, 2);
        var before = _network.Tokens(x, keep);

        // Patch 15 is the last 4 x 4 corner, which is not kept.
        x.Narrow(2, 12, 4).Narrow(3, 12, 4).Fill_(9);

        Assert.Equal([1L, 3, 8], before.Shape);
        Assert.Equal(before.ToArray<float>(), _network.Tokens(x, keep).ToArray<float>());
    }

    [Fact]
    public void Tokens_PermutedPatches_GiveTheSameClassToken()
    {
        using var scope = new TensorScope();
        var x = Tensor.Randn([1, 3, 16, 16]);

        var forward = _network.Tokens(x, Tensor.From([1L, 7, 9], 1, 3)).Select(1, 0);
        var backward = _network.Tokens(x, Tensor.From([9L, 7, 1], 1, 3)).Select(1, 0);

        Assert.Equal(0, (forward - backward).Abs().Max().ToDouble(), 1e-5);
    }

    [Fact]
    public void Forward_PicturesThatPatchesDoNotDivide_IsRefused()
    {
        using var scope = new TensorScope();
        var error = Assert.Throws<ArgumentException>(() => _network.Forward(Tensor.Randn([1, 3, 16, 22])));

        Assert.Contains("patches of 4 pixels, which do not divide 22 x 16", error.Message);
    }

    [Theory]
    [InlineData(8, 8)]
    [InlineData(16, 24)]
    [InlineData(32, 4)]
    public void Tokens_OtherPictureSize_AreAsManyAsItsPatches(int height, int width)
    {
        using var scope = new TensorScope();

        Assert.Equal([2L, 1 + (height / 4 * width / 4), 8], _network.Tokens(Tensor.Randn([2, 3, height, width])).Shape);
    }

    [Fact]
    public void Tokens_MaskedPatches_AreNotSeen()
    {
        using var scope = new TensorScope();
        var x = Tensor.Randn([1, 3, 16, 16]);
        var mask = Tensor.Arange(16, DType.Int64).Eq(15).Unsqueeze(0);
        var token = Tensor.Randn([8]);
        var before = _network.Tokens(x, mask, token);

        // Patch 15 is the last 4 x 4 corner, which the mask token replaces.
        x.Narrow(2, 12, 4).Narrow(3, 12, 4).Fill_(9);

        Assert.Equal([1L, 17, 8], before.Shape);
        Assert.Equal(before.ToArray<float>(), _network.Tokens(x, mask, token).ToArray<float>());
        Assert.NotEqual(before.ToArray<float>(), _network.Tokens(x, mask, token + 1.0).ToArray<float>());
    }

    [Fact]
    public void Tokens_NothingMasked_EqualsTheWholePicture()
    {
        using var scope = new TensorScope();
        var x = Tensor.Randn([2, 3, 16, 16]);

        Assert.Equal(_network.Tokens(x).ToArray<float>(), _network.Tokens(x, Tensor.Zeros([2, 16], DType.Bool), Tensor.Zeros([8])).ToArray<float>());
    }

    [Fact]
    public void Forward_PatchMean_IsTheMeanOfThePatchTokens()
    {
        using var scope = new TensorScope();
        var network = new VisionTransformer(new VisionTransformerOptions
        {
            ImageSize = 16, PatchSize = 4, Width = 8, Depth = 2, Heads = 2, Pooling = TokenPooling.PatchMean,
        });
        var x = Tensor.Randn([2, 3, 16, 16]);

        Assert.Equal(network.Tokens(x).Narrow(1, 1, 16).Mean([1]).ToArray<float>(), network.Forward(x).ToArray<float>());
    }

    [Fact]
    public void ToTimm_NameThatIsNotTorchvisions_ComesBackAsItIs() =>
        Assert.Equal("blocks.3.mlp.fc1.weight", TorchvisionTransformerNames.ToTimm("blocks.3.mlp.fc1.weight"));

    [Fact]
    public void ToTimm_OlderNames_AreKnownToo() =>
        Assert.Equal("blocks.11.mlp.fc2.bias", TorchvisionTransformerNames.ToTimm("encoder.layers.encoder_layer_11.mlp.linear_2.bias"));
}
