using Selfsame.Data.Sources;
using Selfsame.Nn.Backbones;
using Selfsame.Testing;
using Selfsame.Torch;
using Selfsame.Training.Evaluation;
using Xunit;

namespace Selfsame.Training.Tests.Evaluation;

public sealed class EvaluatorTests
{
    private static readonly BackboneOptions Architecture = new() { Name = "resnet18", Width = 4, ImageSize = 16 };
    private static readonly Preprocessing Small = new() { ImageSize = 16 };

    [Fact]
    public void Extract_AnyBatchSizeAndWorkers_GivesTheSameFeaturesInOrder()
    {
        var source = PictureSources.Open("scenes:train?n=23&size=16");
        var encoder = new Evaluator(new EvaluationOptions()).Untrained(Architecture);
        using var one = new FeatureExtractor(new FeatureExtractorOptions { BatchSize = 23, Workers = 1 }).Extract(encoder, source, Small);
        using var other = new FeatureExtractor(new FeatureExtractorOptions { BatchSize = 5, Workers = 3 }).Extract(encoder, source, Small);
        Assert.Equal(Enumerable.Range(0, 23), one.Indices);
        Assert.Equal(Enumerable.Range(0, 23).Select(source.Label), one.Labels);
        Assert.Equal(encoder.FeatureCount, one.Width);
        var (a, b) = (one.Features.ToArray<float>(), other.Features.ToArray<float>());
        for (var i = 0; i < a.Length; i++) Assert.Equal(a[i], b[i], 1e-5);
    }

    [Fact]
    public void Extract_AnEncoderInTraining_EvaluatesItAndPutsItBack()
    {
        var source = PictureSources.Open("scenes:train?n=12&size=16");
        var encoder = new Evaluator(new EvaluationOptions()).Untrained(Architecture);
        var extractor = new FeatureExtractor(new FeatureExtractorOptions());
        encoder.Eval();
        using var expected = extractor.Extract(encoder, source, Small);
        encoder.Train();
        using var actual = extractor.Extract(encoder, source, Small);
        Assert.True(encoder.IsTraining);
        Assert.Equal(expected.Features.ToArray<float>(), actual.Features.ToArray<float>());
    }

    [Fact]
    public void Extract_DamagedPictures_AreLeftOutAndNoneCountsTwice()
    {
        var whole = PictureSources.Open("scenes:train?n=9&size=16");
        using var features = new FeatureExtractor(new FeatureExtractorOptions { BatchSize = 4 }).Pixels(new DamagedAt(whole, 2, 7), Small);
        Assert.Equal([0, 1, 3, 4, 5, 6, 8], features.Indices);
        using var complete = new FeatureExtractor(new FeatureExtractorOptions()).Pixels(whole, Small);
        Assert.Equal(complete.Subset([0, 1, 3, 4, 5, 6, 8]).Features.ToArray<float>(), features.Features.ToArray<float>());
    }

    [Fact]
    public void Pixels_OfSmallPictures_AreAllOfThem()
    {
        using var pixels = new FeatureExtractor(new FeatureExtractorOptions()).Pixels(PictureSources.Open("scenes:train?n=3&size=16"), Small);
        Assert.Equal(3 * 16 * 16, pixels.Width);
    }

    [Fact]
    public void Extract_ManyTimes_LeavesNoTensors()
    {
        var source = PictureSources.Open("scenes:train?n=12&size=16");
        var encoder = new Evaluator(new EvaluationOptions()).Untrained(Architecture);
        Garbage.Settle();
        var before = TensorScope.LiveTensors;
        for (var i = 0; i < 3; i++)
        {
            using var features = new FeatureExtractor(new FeatureExtractorOptions { BatchSize = 5 }).Extract(encoder, source, Small);
        }
        Assert.Equal(before, TensorScope.LiveTensors);
    }

    [Fact]
    public void Untrained_Twice_IsTheSameNetwork()
    {
        var evaluator = new Evaluator(new EvaluationOptions());
        var first = evaluator.Untrained(Architecture).Parameters().SelectMany(parameter => parameter.Value.ToArray<float>());
        var second = evaluator.Untrained(Architecture).Parameters().SelectMany(parameter => parameter.Value.ToArray<float>());
        Assert.Equal(first, second);
    }

    [Fact]
    public void Monitor_OneSource_IsSplitAndScoredUnderTheAgreedNames()
    {
        var pair = LabelledMonitor.Open("scenes:train?n=60&size=16");
        Assert.Equal(60, pair.Training.Count + pair.Test.Count);
        var monitor = new LabelledMonitor(pair, Small, new FeatureExtractorOptions());
        var evaluation = monitor.Evaluate(new Evaluator(new EvaluationOptions()).Untrained(Architecture), 0);
        Assert.Equal(["knn/top1", "knn/top5", "linear/top1", "linear/top5"], evaluation.Figures.Select(figure => figure.Name));
        Assert.Equal(evaluation.Figures[0].Value, evaluation.Score);
    }
}
