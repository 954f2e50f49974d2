using Selfsame.Nn.Backbones;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.Nn.Tests.Backbones;

public sealed class PublishedWeightsTests
{
    [Fact]
    public void Load_StateWithClassifier_LeavesTheClassifierOut()
    {
        using var scope = new TensorScope();
        var whole = new Classifier(new ResNet(new() { Width = 4 }), 10);
        var backbone = new ResNet(new() { Width = 4 });

        var report = PublishedWeights.Load(backbone, whole.State());

        Assert.Equal(120, report.Matched);
        Assert.True(report.IsComplete);
        var x = Tensor.Randn([2, 3, 64, 64]);
        Assert.Equal(whole.Backbone.Forward(x).ToArray<float>(), backbone.Forward(x).ToArray<float>());
    }

    [Fact]
    public void Load_TransformerUnderTorchvisionsNames_IsTranslated()
    {
        using var scope = new TensorScope();
        var options = new VisionTransformerOptions { ImageSize = 16, PatchSize = 4, Width = 8, Depth = 1, Heads = 2 };
        var (from, to) = (new VisionTransformer(options), new VisionTransformer(options));
        string[] torchvision =
        [
            "class_token", "encoder.pos_embedding", "conv_proj.weight", "conv_proj.bias",
            .. from.State().Skip(4).Select(entry => entry.Name
                .Replace("blocks.0.norm1", "encoder.layers.encoder_layer_0.ln_1", StringComparison.Ordinal)
                .Replace("blocks.0.norm2", "encoder.layers.encoder_layer_0.ln_2", StringComparison.Ordinal)
                .Replace("blocks.0.attn.qkv.", "encoder.layers.encoder_layer_0.self_attention.in_proj_", StringComparison.Ordinal)
                .Replace("blocks.0.attn.proj", "encoder.layers.encoder_layer_0.self_attention.out_proj", StringComparison.Ordinal)
                .Replace("blocks.0.mlp.fc1", "encoder.layers.encoder_layer_0.mlp.0", StringComparison.Ordinal)
                .Replace("blocks.0.mlp.fc2", "encoder.layers.encoder_layer_0.mlp.3", StringComparison.Ordinal)),
        ];
        var state = from.State().Zip(torchvision, (entry, name) => entry with { Name = name.StartsWith("norm.", StringComparison.Ordinal) ? "encoder.ln." + name[5..] : name })
            .Append(new NamedTensor("heads.head.weight", Tensor.Zeros([10, 8])));

        Assert.True(PublishedWeights.Load(to, state).IsComplete);
    }

    [Fact]
    public void Load_OtherArchitecture_IsRefused()
    {
        using var scope = new TensorScope();

        var error = Assert.Throws<StateMismatchException>(
            () => PublishedWeights.Load(new ResNet(new() { Width = 4 }), new ResNet(new() { Depth = 34, Width = 4 }).State()));

        Assert.Contains("unexpected: layer1.2.conv1.weight", error.Message);
    }
}
