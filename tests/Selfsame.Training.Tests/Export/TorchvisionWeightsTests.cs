using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Testing;
using Selfsame.Torch;
using Selfsame.Training.Export;
using Selfsame.Training.Settings;
using Xunit;

namespace Selfsame.Training.Tests.Export;

/// <summary>Weights written here give the same features in torchvision, and the reverse.</summary>
public sealed class TorchvisionWeightsTests : IDisposable
{
    // Of the largest feature.
    private const double Parity = 1e-5;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string, int> Networks => new()
    {
        { "resnet18", "resnet18", 96 },
        { "resnet50", "resnet50", 96 },
        { "vit-nano", "vit:4:6:3:96", 32 },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Networks))]
    public void Write_TorchvisionNames_LoadThereWithNoneMissingAndGiveTheSameFeatures(string name, string there, int side)
    {
        var torchvision = new TorchvisionProgram(_folder);
        using var scope = new TensorScope();
        using var noGrad = new NoGrad();
        var encoder = Encoder(new BackboneOptions { Name = name, ImageSize = side });
        var path = _folder.Combine("weights.safetensors");
        var pictures = Pictures(side);

        WeightsFile.Write(path, encoder, WeightNames.Torchvision);

        var (said, features) = torchvision.Features("load", there, path, pictures);
        Assert.Equal("""{"missing": [], "unexpected": []}""", said);
        AssertSame(features, encoder.Backbone.Forward(pictures).ToArray<float>());
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void InitFrom_StateDictOfTorchvision_GivesTheSameFeatures(string name, string there, int side)
    {
        var torchvision = new TorchvisionProgram(_folder);
        using var scope = new TensorScope();
        using var noGrad = new NoGrad();
        var path = _folder.Combine("state.pth");
        var pictures = Pictures(side);

        var (_, features) = torchvision.Features("save", there, path, pictures);
        var plan = PretrainPlan.Of(new PretrainSettings
        {
            Data = $"scenes:train?n=8&size={side}",
            Out = _folder.Combine("run"),
            ImageSize = side,
            BatchSize = 4,
            Backbone = new BackboneSettings { Name = name },
            InitFrom = path,
        });

        var encoder = (Backbone)plan.Build(takeInitialWeights: true).Encoder;
        encoder.Eval();
        AssertSame(encoder.Forward(pictures).ToArray<float>(), features);
    }

    [Fact]
    public void Write_TimmNames_AreThoseOfTimmsTransformer()
    {
        using var scope = new TensorScope();
        var encoder = Encoder(new BackboneOptions { Name = "vit-nano", ImageSize = 32 });
        var path = _folder.Combine("weights.safetensors");
        // As timm.create_model('vit_...', num_classes=0).state_dict() names them.
        string[] block = ["norm1.weight", "norm1.bias", "attn.qkv.weight", "attn.qkv.bias", "attn.proj.weight", "attn.proj.bias", "norm2.weight", "norm2.bias", "mlp.fc1.weight", "mlp.fc1.bias", "mlp.fc2.weight", "mlp.fc2.bias"];
        string[] expected =
        [
            "cls_token", "pos_embed", "patch_embed.proj.weight", "patch_embed.proj.bias",
            .. Enumerable.Range(0, 6).SelectMany(number => block.Select(part => $"blocks.{number}.{part}")),
            "norm.weight", "norm.bias",
        ];

        WeightsFile.Write(path, encoder, WeightNames.Timm);

        Assert.Equal(expected.Order(StringComparer.Ordinal), SafeTensors.Read(path).Tensors.Select(each => each.Key).Order(StringComparer.Ordinal));
    }

    private static void AssertSame(float[] given, float[] expected)
    {
        Assert.Equal(expected.Length, given.Length);
        var limit = Parity * Math.Max(1, expected.Max(Math.Abs));
        Assert.True(given.Zip(expected).Max(pair => Math.Abs(pair.First - pair.Second)) <= limit, "the features differ");
    }

    private static Tensor Pictures(int side)
    {
        Engine.Seed(2);
        return Tensor.Randn([3, 3, side, side]);
    }

    // Weights and running statistics that are not what they begin as, so that each of them matters.
    private EncoderFile Encoder(BackboneOptions options)
    {
        Engine.Seed(1);
        var backbone = BackboneCatalog.Create(options);
        using (new NoGrad())
        {
            foreach (var (name, value) in backbone.State())
            {
                if (value.DType != DType.Float32 || value.Rank > 1) continue;
                var noise = value.RandnLike();
                value.Copy_(name.EndsWith("running_var", StringComparison.Ordinal) ? noise.Abs() + 1 : value + (noise * 0.1));
            }
        }

        var path = _folder.Combine("encoder.safetensors");
        SafeTensors.Write(path, backbone.State().Select(each => KeyValuePair.Create(each.Name, each.Value)), EncoderFile.Describe(options, new Preprocessing { ImageSize = options.ImageSize }, "simclr"));
        return EncoderFile.Load(path);
    }
}
