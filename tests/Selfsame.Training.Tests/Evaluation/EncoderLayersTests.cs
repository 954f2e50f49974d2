using Selfsame.Data.Sources;
using Selfsame.Nn.Backbones;
using Selfsame.Testing;
using Selfsame.Torch;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Settings;
using Xunit;

namespace Selfsame.Training.Tests.Evaluation;

public sealed class EncoderLayersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_ResidualNetwork_AveragesItsStagesAndEndsWithTheOutput()
    {
        using var scope = new TensorScope();
        var encoder = BackboneCatalog.Create(new BackboneOptions { Name = "resnet18", Width = 4, ImageSize = 16 });
        encoder.Eval();
        var x = Tensor.Randn([3, 3, 16, 16]);

        var layers = EncoderLayers.Read(encoder, x);

        Assert.Equal(["stem", "stage1", "stage2", "stage3", "stage4"], layers.Select(layer => layer.Name));
        Assert.Equal([4L, 4, 8, 16, 32], layers.Select(layer => layer.Features.Size(1)));
        Assert.Equal(encoder.Forward(x).ToArray<float>(), layers[^1].Features.ToArray<float>());
    }

    [Fact]
    public void Read_Transformer_HasItsBlocksAndTheOutput()
    {
        using var scope = new TensorScope();
        var encoder = BackboneCatalog.Create(new BackboneOptions { Name = "vit-nano", Width = 12, ImageSize = 16, Pooling = TokenPooling.PatchMean });
        encoder.Eval();
        var x = Tensor.Randn([3, 3, 16, 16]);

        var layers = EncoderLayers.Read(encoder, x);

        Assert.Equal(["block1", "block2", "block3", "block4", "block5", "block6", "output"], layers.Select(layer => layer.Name));
        Assert.All(layers, layer => Assert.Equal([3L, 12], layer.Features.Shape));
        Assert.Equal(encoder.Forward(x).ToArray<float>(), layers[^1].Features.ToArray<float>());
    }

    [Fact]
    public void Evaluate_ANamedLayer_JudgesItsFeatures()
    {
        var (encoder, pair) = (Trained(), Pair("scenes:test?n=40&size=16"));
        var found = new Evaluator(new EvaluationOptions { Layer = "stage2", Protocols = [EvaluationProtocol.Knn] }).Evaluate("run", encoder, pair);

        Assert.Equal(("stage2", "stage2", 8), (found.Layer, found.RandomLayer, found.FeatureCount));
        var whole = new Evaluator(new EvaluationOptions { Layer = "stage4", Protocols = [EvaluationProtocol.Knn] }).Evaluate("run", encoder, pair);
        var output = new Evaluator(new EvaluationOptions { Protocols = [EvaluationProtocol.Knn] }).Evaluate("run", encoder, pair);
        Assert.Equal(output.Knn, whole.Knn);
        Assert.Equal("output", output.Layer);
    }

    [Fact]
    public void Evaluate_TheBestLayer_IsChosenWithoutTheTestSet()
    {
        var encoder = Trained();
        var options = new EvaluationOptions { Layer = "best", Protocols = [EvaluationProtocol.Knn] };

        var one = new Evaluator(options).Evaluate("run", encoder, Pair("scenes:test?n=40&size=16"));
        var other = new Evaluator(options).Evaluate("run", encoder, Pair("scenes:test?n=25&size=16&seed=9"));

        Assert.Contains(one.Layer, (string[])["stem", "stage1", "stage2", "stage3", "stage4"]);
        Assert.Equal((one.Layer, one.RandomLayer), (other.Layer, other.RandomLayer));
        var named = new Evaluator(options with { Layer = one.Layer! }).Evaluate("run", encoder, Pair("scenes:test?n=40&size=16"));
        Assert.Equal(named.Knn!.Pretrained, one.Knn!.Pretrained);
    }

    [Fact]
    public void Evaluate_TheBestLayer_ReadsMostTrainingLabelsFromTheOtherFourFifths()
    {
        var encoder = Trained();
        var knn = new KnnOptions { Neighbours = 5 };
        var pair = Pair("scenes:test?n=40&size=16");
        var pixels = new FeatureExtractor(new FeatureExtractorOptions()).Pixels(pair.Training, encoder.Preprocessing);
        encoder.Backbone.Eval();
        var layers = EncoderLayers.Read(encoder.Backbone, pixels.Features.Reshape([60, 3, 16, 16]));
        var rank = Enumerable.Range(0, 60).Select(position => pixels.Labels[..position].Count(label => label == pixels.Labels[position])).ToArray();
        int[] Part(int part, bool held) => [.. Enumerable.Range(0, 60).Where(position => ((rank[position] + pixels.Labels[position]) % 5 == part) == held)];
        double Right(Tensor features)
        {
            using var all = new FeatureSet(features, pixels.Labels, pixels.Indices);
            return Enumerable.Range(0, 5).Sum(part => new KnnProtocol(knn).Run(all.Subset(Part(part, false)), all.Subset(Part(part, true)), pair.Training.Classes.Count).Top1 * Part(part, true).Length);
        }
        var right = layers.Select(layer => (layer.Name, Count: Right(layer.Features))).ToArray();

        var found = new Evaluator(new EvaluationOptions { Layer = "best", Protocols = [EvaluationProtocol.Knn], Knn = knn }).Evaluate("run", encoder, pair);

        Assert.Equal(right.MaxBy(layer => layer.Count).Name, found.Layer);
        Assert.True(right.Max(layer => layer.Count) > right.Min(layer => layer.Count));
    }

    [Fact]
    public void Evaluate_LayerThatIsNotThere_NamesThoseThatAre()
    {
        var error = Assert.Throws<SettingException>(() => new Evaluator(new EvaluationOptions { Layer = "stage5" }).Evaluate("run", Trained(), Pair("scenes:test?n=40&size=16")));

        Assert.Contains("resnet18 has no layer 'stage5'", error.Message, StringComparison.Ordinal);
        Assert.Contains("stem, stage1, stage2, stage3, stage4, output, best", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_Layers_LeavesNoTensors()
    {
        var (encoder, pair) = (Trained(), Pair("scenes:test?n=40&size=16"));
        var evaluator = new Evaluator(new EvaluationOptions { Layer = "best", Protocols = [EvaluationProtocol.Knn] });
        evaluator.Evaluate("run", encoder, pair);
        Garbage.Settle();
        var before = TensorScope.LiveTensors;
        evaluator.Evaluate("run", encoder, pair);
        Garbage.Settle();

        Assert.Equal(before, TensorScope.LiveTensors);
    }

    private static LabelledPair Pair(string test) => LabelledPair.Of(PictureSources.Open("scenes:train?n=60&size=16"), PictureSources.Open(test));

    private EncoderFile Trained()
    {
        var backbone = new BackboneOptions { Name = "resnet18", Width = 4, ImageSize = 16 };
        using var scope = new TensorScope();
        Engine.Seed(5);
        var path = _folder.Combine("encoder.safetensors");
        SafeTensors.Write(
            path,
            BackboneCatalog.Create(backbone).State().Select(each => KeyValuePair.Create(each.Name, each.Value)),
            EncoderFile.Describe(backbone, new Preprocessing { ImageSize = 16 }, "rotation"));
        return EncoderFile.Load(path);
    }
}
