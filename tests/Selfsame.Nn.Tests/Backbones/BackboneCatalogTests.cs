using System.Text.Json;
using Selfsame.Nn.Backbones;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.Nn.Tests.Backbones;

public sealed class BackboneCatalogTests
{
    public static TheoryData<string> Names => [.. BackboneCatalog.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Create_EachName_BuildsWhatItSays(string name)
    {
        using var scope = new TensorScope();
        var options = new BackboneOptions { Name = name, ImageSize = 32, Width = 16 };

        var backbone = BackboneCatalog.Create(options);
        backbone.Eval();

        Assert.Equal(name, backbone.Architecture);
        Assert.Equal(BackboneCatalog.Family(name), backbone.Family);
        Assert.Equal([2L, backbone.FeatureCount], backbone.Forward(Tensor.Randn([2, 3, 32, 32])).Shape);
        Assert.Equal(backbone.Family == BackboneFamily.ResNet, backbone is IFeatureMapEncoder);
        Assert.Equal(backbone.Family == BackboneFamily.VisionTransformer, backbone is ITokenEncoder);
    }

    [Theory]
    [InlineData("resnet18", 11_689_512)]
    [InlineData("resnet34", 21_797_672)]
    [InlineData("resnet50", 25_557_032)]
    [InlineData("vit-nano", 861_064)]
    [InlineData("vit-tiny", 5_717_416)]
    [InlineData("vit-small", 22_050_664)]
    [InlineData("vit-base", 86_567_656)]
    public void Create_OwnWidthAt224_HasThePublishedNumberOfParameters(string name, long parameters)
    {
        var backbone = BackboneCatalog.Create(new BackboneOptions { Name = name });

        Assert.Equal(parameters, new Classifier(backbone, 1000).ParameterCount);
    }

    [Theory]
    [InlineData(32, 3, "32x32")]
    [InlineData(64, 3, "64x64")]
    [InlineData(96, 7, "24x24")]
    public void Create_ResNet_TakesTheSmallStemUpTo64Pixels(int imageSize, int kernel, string map)
    {
        using var scope = new TensorScope();
        var backbone = (ResNet)BackboneCatalog.Create(new BackboneOptions { ImageSize = imageSize, Width = 4 });
        backbone.Eval();

        Assert.Equal(kernel, backbone.State().First().Value.Size(2));
        var maps = backbone.FeatureMaps(Tensor.Randn([1, 3, imageSize, imageSize]));
        Assert.Equal(map, $"{maps[0].Size(2)}x{maps[0].Size(3)}");
        Assert.Equal(5, maps.Count);
        Assert.All(maps, each => Assert.True(each.IsChannelsLast));
    }

    [Theory]
    [InlineData("resnet19", "There is no backbone 'resnet19'. Did you mean 'resnet18'?")]
    [InlineData("vit-tny", "Did you mean 'vit-tiny'?")]
    [InlineData("elephant", "There is no backbone 'elephant'. The backbones are resnet18, resnet34,")]
    public void Create_UnknownName_NamesTheNearest(string name, string expected)
    {
        var error = Assert.Throws<BackboneException>(() => BackboneCatalog.Create(new BackboneOptions { Name = name }));

        Assert.Contains(expected, error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Family_UnderscoreForHyphen_IsTheSame() => Assert.Equal(BackboneFamily.VisionTransformer, BackboneCatalog.Family("vit_small"));

    public static TheoryData<BackboneOptions, string> BadOptions => new()
    {
        { new() { Width = -1 }, "width must be at least 1" },
        { new() { Channels = 0 }, "channels must be at least 1" },
        { new() { ImageSize = 4 }, "image size must be at least 8" },
        { new() { PatchSize = 8 }, "only vision transformers have a patch size" },
        { new() { DropPath = 0.1 }, "only vision transformers have drop path" },
        { new() { Name = "vit-tiny", DropPath = 1 }, "drop path must lie in [0, 1)" },
        { new() { Name = "vit-tiny", ZeroInitResidual = true }, "only residual networks" },
        { new() { Name = "vit-tiny", ImageSize = 100, PatchSize = 16 }, "patches of 16 pixels do not divide pictures of 100 pixels" },
    };

    [Theory]
    [MemberData(nameof(BadOptions))]
    public void Create_BadOption_SaysWhatIsWrong(BackboneOptions options, string expected)
    {
        var error = Assert.Throws<BackboneException>(() => BackboneCatalog.Create(options));

        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public void ZeroInitResidual_NewNetwork_StartsEveryBranchAtZero()
    {
        using var scope = new TensorScope();
        var backbone = BackboneCatalog.Create(new BackboneOptions { ImageSize = 32, Width = 4, ZeroInitResidual = true });

        var scales = backbone.Parameters().Where(parameter => parameter.Name.EndsWith("bn2.weight", StringComparison.Ordinal)).ToList();

        Assert.Equal(8, scales.Count);
        Assert.All(scales, scale => Assert.Equal(0, scale.Value.Abs().Sum().ToDouble()));
    }

    [Fact]
    public void Create_SameSeed_DrawsTheSameWeights()
    {
        using var scope = new TensorScope();
        var (first, second) = (Draw(5), Draw(5));

        Assert.Equal(first, second);
        Assert.NotEqual(first, Draw(6));

        static float[] Draw(long seed)
        {
            Engine.Seed(seed);
            var options = new BackboneOptions { Name = "vit-tiny", Width = 16, ImageSize = 32 };
            return [.. BackboneCatalog.Create(options).State().SelectMany(entry => entry.Value.ToArray<float>())];
        }
    }

    [Fact]
    public void Options_AsJson_ComeBackEqual()
    {
        var options = new BackboneOptions { Name = "vit-small", PatchSize = 8, DropPath = 0.1 };

        Assert.Equal(options, JsonSerializer.Deserialize<BackboneOptions>(JsonSerializer.Serialize(options)));
        Assert.Equal("\"vit\"", JsonSerializer.Serialize(BackboneFamily.VisionTransformer));
    }
}
