using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.Nn.Tests.Optimizers;

public sealed class LayerRateTests
{
    private static readonly OptimizerOptions ByLayer = new() { Kind = OptimizerKind.AdamW, LayerDecay = 0.5, PatchEmbeddingScale = 0.2, WeightDecay = 0.1 };

    [Theory]
    [InlineData("vit-nano", "cls_token", 0)]
    [InlineData("vit-nano", "patch_embed.proj.weight", 0)]
    [InlineData("vit-nano", "blocks.0.norm1.weight", 1)]
    [InlineData("vit-nano", "blocks.5.mlp.fc1.bias", 6)]
    [InlineData("vit-nano", "norm.weight", 7)]
    [InlineData("resnet18", "conv1.weight", 0)]
    [InlineData("resnet18", "layer1.1.bn2.bias", 2)]
    [InlineData("resnet18", "layer4.0.downsample.0.weight", 7)]
    public void LayerOf_Parameter_CountsFromThePicture(string name, string parameter, int layer)
    {
        using var scope = new TensorScope();
        var backbone = Backbone(name);

        Assert.Contains(backbone.Parameters(), each => each.Name == parameter);
        Assert.Equal(layer, backbone.LayerOf(parameter));
        Assert.Equal(name == "vit-nano" ? 6 : 8, backbone.BlockCount);
    }

    [Fact]
    public void Create_ByLayer_ScalesTheEncoderAndNothingElse()
    {
        using var scope = new TensorScope();
        var encoder = Backbone("vit-nano");
        var head = new Linear(32, 4);
        var optimizer = ByLayer.Create([.. encoder.Parameters(), new NamedTensor("head.weight", head.Weight)], encoder);

        double Scale(string name) => optimizer.Groups.Single(group => group.Parameters.Any(each => each.Name == name)).LearningRateScale;
        Assert.Equal(Math.Pow(0.5, 7), Scale("pos_embed"), 1e-15);
        Assert.Equal(0.2 * Math.Pow(0.5, 7), Scale("patch_embed.proj.weight"), 1e-15);
        Assert.Equal(0.5, Scale("blocks.5.attn.qkv.weight"), 1e-15);
        Assert.Equal(1, Scale("norm.bias"));
        Assert.Equal(1, Scale("head.weight"));
    }

    [Fact]
    public void Step_ByLayer_MovesWeightsByTheirOwnRate()
    {
        using var scope = new TensorScope();
        var encoder = Backbone("vit-nano");
        var before = Copy(encoder);
        var optimizer = (ByLayer with { WeightDecay = 0 }).Create([.. encoder.Parameters()], encoder);
        GiveOnes(encoder);

        optimizer.Step(0.01);

        // The first step of Adam is the learning rate itself.
        Assert.Equal(0.01, Moved(encoder, before, "norm.weight"), 1e-6);
        Assert.Equal(0.01 * 0.5, Moved(encoder, before, "blocks.5.norm1.weight"), 1e-6);
        Assert.Equal(0.01 * 0.2 * Math.Pow(0.5, 7), Moved(encoder, before, "patch_embed.proj.weight"), 1e-7);
    }

    [Fact]
    public void Load_StateOfRatesByLayer_GoesOnBitForBit()
    {
        using var scope = new TensorScope();
        Engine.Seed(1);
        var (whole, resumed) = (Backbone("vit-nano"), Backbone("vit-nano"));
        var first = ByLayer.Create([.. whole.Parameters()], whole);
        Steps(whole, first, 2);
        var saved = first.State().Select(each => each with { Value = each.Value.Clone() }).ToList();
        resumed.Load(Copy(whole));
        var second = ByLayer.Create([.. resumed.Parameters()], resumed);
        second.Load(saved);

        Steps(whole, first, 2);
        Steps(resumed, second, 2);

        Assert.All(whole.Parameters().Zip(resumed.Parameters()), pair => Assert.Equal(pair.First.Value.ToArray<float>(), pair.Second.Value.ToArray<float>()));
    }

    [Fact]
    public void Create_ByLayerWithoutABackbone_SaysWhatIsMissing()
    {
        using var scope = new TensorScope();
        var layer = new Linear(2, 2);

        Assert.Contains("need a backbone", Assert.Throws<ArgumentException>(() => ByLayer.Create([.. layer.Parameters()])).Message, StringComparison.Ordinal);
    }

    private static Backbone Backbone(string name) =>
        BackboneCatalog.Create(new BackboneOptions { Name = name, Width = name == "vit-nano" ? 32 : 4, ImageSize = 32 });

    private static List<NamedTensor> Copy(Module module) => [.. module.State().Select(each => each with { Value = each.Value.Detach().Clone() })];

    private static double Moved(Module module, List<NamedTensor> before, string name)
    {
        var now = module.Parameters().Single(each => each.Name == name).Value.Detach();
        return (now - before.Single(each => each.Name == name).Value).Abs().Max().ToDouble();
    }

    private static void GiveOnes(Module module)
    {
        foreach (var (_, parameter) in module.Parameters())
        {
            parameter.Grad = Tensor.Ones([.. parameter.Shape]);
        }
    }

    private static void Steps(Module module, Optimizer optimizer, int count)
    {
        for (var step = 0; step < count; step++)
        {
            GiveOnes(module);
            optimizer.Step(0.01);
        }
    }
}
