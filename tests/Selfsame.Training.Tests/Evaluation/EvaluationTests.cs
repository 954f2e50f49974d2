using Selfsame.Data.Sources;
using Selfsame.Nn.Backbones;
using Selfsame.Testing;
using Selfsame.Torch;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Evaluation.AugmentedLinear;
using Selfsame.Training.Evaluation.Clustering;
using Selfsame.Training.Evaluation.FewLabels;
using Selfsame.Training.FineTuning;
using Xunit;

namespace Selfsame.Training.Tests.Evaluation;

/// <summary>Whole evaluations of a small encoder.</summary>
public sealed class EvaluationTests : IDisposable
{
    private static readonly EvaluationOptions Quick = new()
    {
        FewShot = new FewShotOptions { Episodes = 3, Shots = [1, 2] },
        Propagation = new PropagationOptions { PerClass = [1], Seeds = 2 },
        Cluster = new ClusterOptions { Starts = 2 },
        LinearSgd = new LinearSgdOptions { Epochs = 2, MinimumSteps = 4, BatchSize = 16 },
        Scratch = new FineTuneOptions { Epochs = 1, MinimumSteps = 2, BatchSize = 16, LearningRates = [0.01] },
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<EvaluationProtocol> OnFeatures => [.. EvaluationProtocols.All.Where(each => each.OnFeatures is not null).Select(each => each.Protocol)];

    [Theory]
    [MemberData(nameof(OnFeatures))]
    public void Evaluate_EveryProtocolOnFeatures_StandsBesideAllBaselinesAndLeavesNoTensors(EvaluationProtocol protocol)
    {
        var encoder = Encoder("resnet18");
        var isLabelled = EvaluationProtocols.Of(protocol).Needs == ProtocolNeeds.Labels;
        var evaluator = new Evaluator(Quick with { Protocols = [protocol], WithScratch = isLabelled });
        var sources = new EvaluationSources(Scenes("train", 40), Scenes("test", 30));
        evaluator.Evaluate("run", encoder, sources);
        Garbage.Settle();
        var before = TensorScope.LiveTensors;

        var found = evaluator.Evaluate("run", encoder, sources);

        Garbage.Settle();
        Assert.Equal(before, TensorScope.LiveTensors);
        var scores = Assert.Single(found.Results).Scores!;
        IScores?[] all = [scores.Pretrained, scores.Random, scores.Pixels, scores.Scratch];
        Assert.All(all.OfType<IScores>(), each =>
        {
            Assert.Equal(scores.Pretrained.Figures().Select(figure => figure.Name), each.Figures().Select(figure => figure.Name));
            Assert.All(each.Figures(), figure => Assert.True(double.IsFinite(figure.Value), figure.Name));
        });
        Assert.Equal(isLabelled, scores.Scratch is not null);
        Assert.Equal(isLabelled, found.ScratchOwn is not null);
        Assert.Equal(protocol == EvaluationProtocol.LinearSgd, scores.Pixels is null);
    }

    [Fact]
    public void Evaluate_TestLabelsAlone_NeedsNoTrainingSetAndTakesClassesFromTheTestSet()
    {
        var found = new Evaluator(Quick with { Protocols = [EvaluationProtocol.FewShot, EvaluationProtocol.Cluster] })
            .Evaluate("run", Encoder("resnet18"), new EvaluationSources(null, Scenes("test", 30)));

        Assert.Equal((null, 5, 30), (found.TrainingCount, found.ClassCount, found.TestCount));
        Assert.Equal([EvaluationProtocol.FewShot, EvaluationProtocol.Cluster], found.Results.Select(result => result.Protocol));
        Assert.Equal([1, 2], found.FewShot!.Pretrained.Shots.Select(row => row.Shots));
    }

    [Fact]
    public void Evaluate_AugmentedLinearOfATransformer_ReadsItsLastBlocksToo()
    {
        var scores = new Evaluator(Quick with { Protocols = [EvaluationProtocol.LinearSgd] })
            .Evaluate("run", Encoder("vit-nano"), new EvaluationSources(Scenes("train", 40), Scenes("test", 30))).LinearSgd!;

        Assert.Contains(scores.Pretrained.Blocks, (int[])[0, 4]);
        Assert.Contains(scores.Pretrained.LearningRate, new LinearSgdOptions().LearningRates);
    }

    [Fact]
    public void Evaluate_AugmentedLinearOfWhatIsEasy_LearnsIt()
    {
        var scenes = Scenes("train", 40);
        var scores = new Evaluator(Quick with { Protocols = [EvaluationProtocol.LinearSgd], LinearSgd = new LinearSgdOptions { Epochs = 60, MinimumSteps = 1, CropMinimum = 0.95, BatchSize = 20 } })
            .Evaluate("run", Encoder("resnet18"), new EvaluationSources(scenes, scenes)).LinearSgd!;

        Assert.True(scores.Pretrained.Top1 > 0.5, $"{scores.Pretrained.Top1}");
    }

    [Fact]
    public void Evaluate_PicturesInBothSets_AreCountedInANote()
    {
        var found = new Evaluator(Quick with { Protocols = [EvaluationProtocol.Knn] }).Evaluate("run", Encoder("resnet18"), new EvaluationSources(Scenes("train", 40), Scenes("train", 20)));

        Assert.Contains("20 of the 20 test pictures", Assert.Single(found.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_SinglePictureOfAClass_IsNotedAndStillJudged()
    {
        var found = new Evaluator(Quick with { Protocols = [EvaluationProtocol.Knn, EvaluationProtocol.Linear] })
            .Evaluate("run", Encoder("resnet18"), new EvaluationSources(Scenes("train", 40).Subset([0, 1, 2, 3, 4]), Scenes("test", 20)));

        Assert.Contains("a single picture of 'sphere'", Assert.Single(found.Notes), StringComparison.Ordinal);
        Assert.InRange(found.Linear!.Pretrained.Top1, 0, 1);
    }

    [Fact]
    public void Evaluate_AugmentedLinearOfOneSampleAClass_HoldsNoneOutAndIsJudged()
    {
        var scores = new Evaluator(Quick with { Protocols = [EvaluationProtocol.LinearSgd] })
            .Evaluate("run", Encoder("resnet18"), new EvaluationSources(Scenes("train", 5), Scenes("test", 20))).LinearSgd!;

        Assert.InRange(scores.Pretrained.Top1, 0, 1);
        Assert.Contains(scores.Random.LearningRate, new LinearSgdOptions().LearningRates);
    }

    [Fact]
    public void Evaluate_ALayerThatAProtocolDoesNotLookAt_IsNoted()
    {
        var sources = new EvaluationSources(Scenes("train", 40), Scenes("test", 20));
        IReadOnlyList<string> Notes(string layer, params EvaluationProtocol[] protocols) =>
            new Evaluator(Quick with { Protocols = protocols, Layer = layer }).Evaluate("run", Encoder("resnet18"), sources).Notes;

        Assert.Equal(["--layer stage2 has no part in what linear-sgd found: it takes the whole network."], Notes("stage2", EvaluationProtocol.Knn, EvaluationProtocol.LinearSgd));
        Assert.Empty(Notes("stage2", EvaluationProtocol.Knn));
        Assert.Empty(Notes(EncoderLayers.Output, EvaluationProtocol.LinearSgd));
    }

    [Fact]
    public void FinetuneNotes_AmountsThatAClassCannotGive_SayWhatIsTold()
    {
        var run = new EvaluatedRun("run", Encoder("resnet18"), new EvaluationSources(Scenes("train", 40), Scenes("test", 20)), new FeatureExtractorOptions(), _ => { });
        var notes = new FinetuneProtocol(new LabelEfficiencyOptions { Labels = [LabelAmount.Share(1), LabelAmount.Share(0.01), LabelAmount.PerClass(9)] }).Notes(run, default);

        Assert.Equal(
            ["A share of 0.01 of the labels would be none of 5 of the 5 classes: one of each was told there.", "Fewer labels than 9/class are there for 5 of the 5 classes: all of those were told."],
            notes);
    }

    [Fact]
    public void At_AnotherSize_IsForNetworksWithoutPositionsOnly()
    {
        Assert.Equal(24, Encoder("resnet18").At(24).ImageSize);
        var error = Assert.Throws<SettingException>(() => Encoder("vit-nano").At(24));
        Assert.Contains("16 px", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_ScratchWithoutLabels_IsRefused()
    {
        var evaluator = new Evaluator(Quick with { Protocols = [EvaluationProtocol.Cluster], WithScratch = true });

        Assert.Throws<SettingException>(() => evaluator.Evaluate("run", Encoder("resnet18"), new EvaluationSources(null, Scenes("test", 30))));
    }

    private static PictureSource Scenes(string split, int count) => PictureSources.Open($"scenes:{split}?n={count}&size=16");

    private EncoderFile Encoder(string name)
    {
        var options = new BackboneOptions { Name = name, Width = name == "resnet18" ? 4 : 12, ImageSize = 16 };
        using var scope = new TensorScope();
        Engine.Seed(5);
        var path = _folder.Combine($"{name}.safetensors");
        var state = BackboneCatalog.Create(options).State().Select(each => KeyValuePair.Create(each.Name, each.Value));
        SafeTensors.Write(path, state, EncoderFile.Describe(options, new Preprocessing { ImageSize = 16 }, "simclr"));
        return EncoderFile.Load(path);
    }
}
