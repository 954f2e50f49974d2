using Selfsame.Data;
using Selfsame.Data.Sources;
using Selfsame.Testing;
using Selfsame.Torch;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Evaluation.AugmentedLinear;
using Selfsame.Training.Evaluation.Clustering;
using Selfsame.Training.Evaluation.FewLabels;
using Selfsame.Training.Evaluation.Regression;
using Selfsame.Training.Evaluation.Retrieval;
using Xunit;

namespace Selfsame.Training.Tests.Evaluation;

public sealed class FeatureProtocolsTests
{
    private const int Classes = 4;

    private static readonly PictureSource Scenes = PictureSources.Open("scenes:train?n=40&size=16");

    [Fact]
    public void Cluster_CloudsFarApart_AgreesWhollyWithTheClasses()
    {
        using var judged = Judged(distance: 20);

        var agreement = new ClusterProtocol(new ClusterOptions()).Run(judged);

        Assert.Equal((1.0, 1.0, 1.0, 1.0), (Math.Round(agreement.Nmi, 9), Math.Round(agreement.Ari, 9), agreement.Accuracy, agreement.Purity));
    }

    [Fact]
    public void Cluster_Twice_IsTheSame()
    {
        using var judged = Judged(distance: 0.5);
        var protocol = new ClusterProtocol(new ClusterOptions { Starts = 3 });

        Assert.Equal(protocol.Run(judged), protocol.Run(judged));
    }

    [Fact]
    public void Retrieval_CloudsFarApart_FindsAllOfThem()
    {
        using var judged = Judged(distance: 20);

        Assert.Equal(new RetrievalScores(1, 1, 1, 1), new RetrievalProtocol().Run(judged));
    }

    [Fact]
    public void Retrieval_EqualPictures_RankInTheOrderOfTheGallery()
    {
        using var gallery = FeatureSets.Of([1, 0, 1, 0, 0, 1], 2, [1, 0, 0]);
        using var query = FeatureSets.Of([2, 0], 2, [0]);

        var found = RetrievalProtocol.Run(gallery, query);

        Assert.Equal((0.0, 1.0), (found.RecallAt1, found.RecallAt5));
        Assert.Equal(((1 / 2.0) + (2 / 3.0)) / 2, found.MeanAveragePrecision, 1e-12);
    }

    [Fact]
    public void Propagate_CloudsFarApart_IsRightFromOneLabelAClass()
    {
        using var judged = Judged(distance: 6);

        var curve = new PropagationProtocol(new PropagationOptions { PerClass = [5, 1], Seeds = 2, Spreading = new() { Neighbours = 10 } }).Run(judged);

        Assert.Equal([1, 5], curve.Labels.Select(row => row.PerClass));
        Assert.Equal([4, 20], curve.Labels.Select(row => row.Labels));
        Assert.All(curve.Labels, row => Assert.Equal(1, row.Propagated.Mean));
        Assert.Equal(4, curve.Figures().Count);
    }

    [Fact]
    public void Propagate_MoreLabelsThanAClassHas_IsRefusedByItsName()
    {
        var sources = new EvaluationSources(Scenes.Subset([0, 1, 2, 5, 6, 7, 10, 11]), Scenes);
        var error = Assert.Throws<DataException>(() => new PropagationProtocol(new PropagationOptions { PerClass = [3] }).Check(sources));
        Assert.Contains("'cone'", error.Message, StringComparison.Ordinal);

        var few = new EvaluationSources(Scenes.Subset([0, 1, 2, 3, 4, 5]), Scenes);
        var refused = Assert.Throws<SettingException>(() => new PropagationProtocol(new PropagationOptions { PerClass = [1, 3] }).Check(few));
        Assert.Contains("3 labels a class", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FewShot_MoreShotsThanSamples_SaysHowManyThereAre()
    {
        var error = Assert.Throws<SettingException>(() => new FewShotProtocol(new FewShotOptions { Shots = [1, 8] }).Check(new EvaluationSources(null, Scenes)));

        Assert.Contains("8 shots need 2 classes of at least 9 pictures, but there are 0 (the largest has 8)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FewShot_MoreWaysThanClasses_SaysHowManyThereAre()
    {
        var error = Assert.Throws<SettingException>(() => new FewShotProtocol(new FewShotOptions { Ways = 6 }).Check(new EvaluationSources(null, Scenes)));

        Assert.Contains("but there are 5", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ridge_NumbersThatFeaturesHold_AreReadAndOthersAreNot()
    {
        var (training, test) = (Held(60, 1), Held(30, 2));
        using (training)
        using (test)
        {
            using var judged = new JudgedFeatures(JudgedKind.Pretrained, training, test, 5, new EvaluationSources(Repeated(60), Repeated(30)), new Preprocessing(), null);
            var scores = new RidgeProtocol(new RidgeOptions()).Run(judged).Quantities.ToDictionary(each => each.Name);

            Assert.InRange(scores["size"].R2, 0.99, 1);
            Assert.InRange(scores["size"].MeanAbsoluteError, 0, 0.01);
            Assert.True(scores["camera-elevation"].R2 < 0.5);
        }
    }

    [Fact]
    public void Ridge_PicturesWithoutNumbers_SaysHowToNameThem()
    {
        using var folder = new TemporaryFolder();
        using var picture = Scenes.Read(0);
        File.WriteAllBytes(folder.Combine("1.png"), Data.Decoding.PictureFile.EncodePng(picture));
        var plain = PictureSources.Open(folder.Path);

        var error = Assert.Throws<DataException>(() => new RidgeProtocol(new RidgeOptions()).Check(new EvaluationSources(plain, Scenes)));

        Assert.Contains("?number=COLUMN", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ParallelHeads_OneStep_IsThatOfPyTorchsNesterov()
    {
        using var scope = new TensorScope();
        var x = Tensor.From<float>([1, 2, -1, 0.5f, 0, 1], [3, 2]);
        var targets = Tensor.From<float>([1, 0, 0, 1, 1, 0], [3, 2]);
        using var heads = new ParallelHeads(2, 2, [0.1, 1], 0.9, Device.Cpu);
        heads.Step(x, targets, 0.5);

        // From weights of 0 the error is p - y = -+ 1/2 of each row; Nesterov's first step is 1.9 times the gradient.
        var gradient = new[] { (-0.5 * 1 + 0.5 * -1 + -0.5 * 0) / 3, (-0.5 * 2 + 0.5 * 0.5 + -0.5 * 1) / 3 };
        var bias = (-0.5 + 0.5 - 0.5) / 3;
        double Logit(int row, double rate) => -0.5 * rate * 1.9 * ((x.ToArray<float>()[row * 2] * gradient[0]) + (x.ToArray<float>()[(row * 2) + 1] * gradient[1]) + bias);
        var logits = heads.Logits(x).ToArray<float>();                                          // 3 x 2 heads x 2 classes
        for (var row = 0; row < 3; row++)
        {
            Assert.Equal(Logit(row, 0.1), logits[row * 4], 1e-6);
            Assert.Equal(-Logit(row, 0.1), logits[(row * 4) + 1], 1e-6);
            Assert.Equal(Logit(row, 1), logits[(row * 4) + 2], 1e-6);
        }
    }

    private static JudgedFeatures Judged(double distance) => new(
        JudgedKind.Pretrained, FeatureSets.Clouds(80, 8, Classes, distance, seed: 3), FeatureSets.Clouds(60, 8, Classes, distance, seed: 4), Classes,
        new EvaluationSources(null, Scenes), new Preprocessing(), null);

    private static PictureSource Repeated(int count) => Scenes.Subset([.. Enumerable.Range(0, count).Select(row => row % Scenes.Count)]);

    // Features of which a mixture is the size of the main solid.
    private static FeatureSet Held(int count, int seed)
    {
        var random = new Random(seed);
        var values = new float[count * 3];
        int[] indices = [.. Enumerable.Range(0, count).Select(row => row % Scenes.Count)];
        for (var row = 0; row < count; row++)
        {
            var (noise, size) = (random.NextDouble(), Scenes.ReadQuantities(indices[row])[0]);
            (values[row * 3], values[(row * 3) + 1], values[(row * 3) + 2]) = ((float)(size + noise), (float)noise, (float)random.NextDouble());
        }
        var labels = Array.ConvertAll(indices, Scenes.Label);
        return new FeatureSet(Tensor.From<float>(values, [count, 3]), labels, [.. Enumerable.Range(0, count)]);
    }
}
