using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Testing;
using Selfsame.Torch;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Export;
using Xunit;

namespace Selfsame.Training.Tests.Export;

public sealed class OnnxFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, BackboneOptions> Encoders => new()
    {
        { "resnet18", new BackboneOptions { Name = "resnet18", Width = 16, ImageSize = 32 } },
        { "resnet18 with the large stem", new BackboneOptions { Name = "resnet18", Width = 64, ImageSize = 96 } },
        { "resnet18 that sees edges", new BackboneOptions { Name = "resnet18", Width = 8, ImageSize = 32, Edges = true } },
        { "resnet50", new BackboneOptions { Name = "resnet50", Width = 16, ImageSize = 64 } },
        { "resnet50 of full width", new BackboneOptions { Name = "resnet50", Width = 64, ImageSize = 64 } },
        { "vit-small", new BackboneOptions { Name = "vit-small", ImageSize = 32 } },
        { "vit-nano", new BackboneOptions { Name = "vit-nano", ImageSize = 32 } },
        { "vit-nano whose features are the patches' mean", new BackboneOptions { Name = "vit-nano", ImageSize = 32, Pooling = TokenPooling.PatchMean } },
        { "vit-tiny of one channel", new BackboneOptions { Name = "vit-tiny", ImageSize = 32, Channels = 1 } },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Encoders))]
    public void Write_Encoder_GivesTheSameInOnnxRuntimeForOneAndManyPictures(string name, BackboneOptions options)
    {
        var runtime = Runtime();
        using var scope = new TensorScope();
        var encoder = Encoder(options);
        var path = _folder.Combine(name + ".onnx");

        OnnxFile.Write(path, encoder);

        var check = ParityCheck.Of(path, encoder, probe: null, runtime);
        Assert.True(check.IsWithinTolerance, $"{name}: {check.LargestDifference}");
        Assert.Equal([1, 32], check.Pictures);
    }

    [Fact]
    public void Parity_OfAnotherEncoder_IsOutOfTolerance()
    {
        var runtime = Runtime();
        using var scope = new TensorScope();
        var path = _folder.Combine("narrow.onnx");
        OnnxFile.Write(path, Encoder(new BackboneOptions { Name = "resnet18", Width = 4, ImageSize = 32 }));
        var other = Encoder(new BackboneOptions { Name = "resnet18", Width = 4, ImageSize = 32, Edges = true });

        var check = ParityCheck.Of(path, other, probe: null, runtime);

        Assert.False(check.IsWithinTolerance, $"{check.LargestDifference}");
    }

    [Fact]
    public void Write_EncoderWithProbe_GivesTheSameLogitsAndProbabilities()
    {
        var runtime = Runtime();
        using var scope = new TensorScope();
        var encoder = Encoder(new BackboneOptions { Name = "resnet18", Width = 8, ImageSize = 32 });
        Engine.Seed(3);
        using var features = new FeatureSet((Tensor.Randn([60, encoder.Backbone.FeatureCount]) * 2) + 5, [.. Enumerable.Range(0, 60).Select(i => i % 3)], [.. Enumerable.Range(0, 60)]);
        using var probe = LinearProbe.Fit(features, 3, new LinearProbeOptions { Strengths = [0.01] });
        var path = _folder.Combine("probe.onnx");

        OnnxFile.Write(path, encoder, probe, ["cat", "dog", "bird"]);

        Assert.True(ParityCheck.Of(path, encoder, probe, runtime).IsWithinTolerance);
        var names = runtime.Run(path, Tensor.Zeros([4, 3, 32, 32]), out _).Select(output => output.Name);
        Assert.Equal([OnnxFile.Features, OnnxFile.Logits, OnnxFile.Probabilities], names);
    }

    [Fact]
    public void OnRawFeatures_OfAProbe_IsTheProbe()
    {
        using var scope = new TensorScope();
        Engine.Seed(4);
        using var features = new FeatureSet((Tensor.Randn([40, 6]) * 3) - 1, [.. Enumerable.Range(0, 40).Select(i => i % 4)], [.. Enumerable.Range(0, 40)]);
        using var probe = LinearProbe.Fit(features, 4, new LinearProbeOptions { Strengths = [0.1] });

        var (weight, bias) = probe.OnRawFeatures();

        var expected = probe.Predict(features.Features);
        var given = (features.Features.Mm(weight) + bias).ToArray<float>();
        Assert.All(given.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-4));
    }

    [Fact]
    public void Write_WithoutRuntime_NamesEveryWeightAsTheEncoderDoes()
    {
        using var scope = new TensorScope();
        var encoder = Encoder(new BackboneOptions { Name = "vit-nano", ImageSize = 32 });
        var path = _folder.Combine("names.onnx");

        OnnxFile.Write(path, encoder);

        var text = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(path));
        Assert.All(encoder.Backbone.State(), each => Assert.Contains(each.Name, text, StringComparison.Ordinal));
        Assert.Contains("selfsame.preprocessing", text, StringComparison.Ordinal);
        Assert.Contains(PictureSteps.Of(encoder.Preprocessing).ToJson(), text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(32, """{"resize":32,"square":true,"interpolation":"bilinear, antialiased","crop":32,"channels":3,"divide":255,"mean":[0.485,0.456,0.406],"deviation":[0.229,0.224,0.225],"layout":"NCHW"}""")]
    [InlineData(224, """{"resize":256,"square":false,"interpolation":"bilinear, antialiased","crop":224,"channels":3,"divide":255,"mean":[0.485,0.456,0.406],"deviation":[0.229,0.224,0.225],"layout":"NCHW"}""")]
    public void PictureSteps_OfAPreprocessing_AreThoseOfTheEvaluationView(int side, string expected) =>
        Assert.Equal(expected, PictureSteps.Of(new Preprocessing { ImageSize = side }).ToJson());

    [Fact]
    public void PictureSteps_InWords_NameEverySize()
    {
        Assert.StartsWith("Resize to 32 x 32 pixels, whatever the shape was (bilinear, antialiased), take gray values, divide by 255, subtract the mean (0.5)",
            PictureSteps.Of(new Preprocessing { Channels = 1, Mean = [0.5], Deviation = [0.25] }).InWords(), StringComparison.Ordinal);
        Assert.Contains("the shorter side is 256 pixels, cut out the middle 224 x 224", PictureSteps.Of(new Preprocessing { ImageSize = 224 }).InWords(), StringComparison.Ordinal);
    }

    [Fact]
    public void TorchvisionNames_OfEveryWeight_ComeBack()
    {
        using var scope = new TensorScope();
        var encoder = BackboneCatalog.Create(new BackboneOptions { Name = "vit-nano", ImageSize = 32 });

        Assert.All(encoder.State(), each => Assert.Equal(each.Name, TorchvisionTransformerNames.ToTimm(TorchvisionTransformerNames.FromTimm(each.Name))));
        Assert.Contains(encoder.State(), each => TorchvisionTransformerNames.FromTimm(each.Name) == "encoder.layers.encoder_layer_5.self_attention.in_proj_weight");
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
                if (value.DType != DType.Float32) continue;
                var noise = value.RandnLike();
                value.Copy_(name.EndsWith("running_var", StringComparison.Ordinal) ? noise.Abs() + 1 : value.Rank > 1 ? value : value + (noise * 0.1));
            }
        }

        var preprocessing = new Preprocessing { ImageSize = options.ImageSize, Channels = options.Channels };
        var path = _folder.Combine("encoder.safetensors");
        SafeTensors.Write(path, backbone.State().Select(each => KeyValuePair.Create(each.Name, each.Value)), EncoderFile.Describe(options, preprocessing, "simclr"));
        return EncoderFile.Load(path);
    }

    private static OnnxRuntime Runtime()
    {
        var runtime = OnnxRuntime.Find();
        Assert.SkipWhen(runtime is null, "ONNX Runtime is not here: Node.js and npm fetch it when eng/setup.sh --tests runs with a network.");
        return runtime;
    }
}
