using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Methods;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Methods;

/// <summary>What contrastive methods do with a batch: which labels, pairs, triplets, neighbours and places they take.</summary>
public sealed class ContrastiveMethodTests
{
    private const int N = 4;

    private static readonly TrainingProgress Start = new(0, 10, 0, 5);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void SupCon_Labels_ArePositivesAcrossViews(bool inside)
    {
        using var scope = new TensorScope();
        var labels = Tensor.From<long>([0, 1, 0, 2], [N]);

        var loss = new SupCon(new SupConOptions { SumInside = inside }, Encoder()).Forward(Batch(2, labels), Start);

        var z = Tensor.Cat([loss.Observed!.First, loss.Observed.Second!], 0);
        var classes = labels.Repeat([2]);
        var expected = inside ? SupervisedContrast.Inside(z, classes, 0.1) : SupervisedContrast.Outside(z, classes, 0.1);
        Assert.Equal(expected.ToDouble(), loss.Total.ToDouble(), 1e-5);
    }

    [Fact]
    public void SupCon_NoLabels_IsRefusedInOneLine()
    {
        using var scope = new TensorScope();

        var error = Assert.Throws<MethodSettingsException>(() => new SupCon(new SupConOptions(), Encoder()).Forward(Batch(2), Start));

        Assert.Contains("have none", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Pairs_NamedPairs_AreTakenAsNamedAndMadeOnesOtherwise()
    {
        using var scope = new TensorScope();
        var similar = Tensor.From<long>([1, 0, 0, 1], [N]);
        Loss Of(int picturesPerSample, Tensor? labels) =>
            new Pairs(new PairsOptions { Margin = 1.5 }, new RecipeContext { PicturesPerSample = picturesPerSample }, Encoder()).Forward(Batch(2, labels), Start);

        var named = Of(2, similar);
        Assert.Equal(MarginContrast.OfPairs(named.Observed!.First, named.Observed.Second!, similar, 1.5).ToDouble(), named.Total.ToDouble(), 1e-5);

        // Classes of single pictures say nothing about the pair of views, and similar pairs alone would collapse.
        foreach (var made in (Loss[])[Of(1, similar), Of(2, null), Of(2, Tensor.Ones([N], DType.Int64))])
        {
            Assert.Equal(MarginContrast.WithinBatch(made.Observed!.First, made.Observed.Second!, 1.5).ToDouble(), made.Total.ToDouble(), 1e-5);
        }
    }

    [Fact]
    public void Triplet_NamedTriplets_MakeThreeViewsAndAreTakenAsNamed()
    {
        using var scope = new TensorScope();
        var context = new RecipeContext { PicturesPerSample = 3 };
        Assert.Equal(["anchor", "positive", "negative"], Triplet.DefaultViews(context).Views.Select(view => view.Name));
        var method = new Triplet(new TripletOptions(), context, Encoder());

        var loss = method.Forward(Batch(3), Start);

        Assert.Equal(3 * N, loss.Observed!.Features.Size(0));
        Assert.InRange(loss.Total.ToDouble(), 0, 4.2);
        Assert.Contains("needs 3 views", Assert.Throws<MethodSettingsException>(() => method.Forward(Batch(2), Start)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Triplet_Views_AreComparedWithinTheBatch()
    {
        using var scope = new TensorScope();
        var loss = new Triplet(new TripletOptions(), new RecipeContext(), Encoder()).Forward(Batch(2), Start);
        var expected = TripletMargin.WithinBatch(loss.Observed!.First, loss.Observed.Second!, 0.2, TripletNegatives.SemiHard);

        Assert.Equal(expected.ToDouble(), loss.Total.ToDouble(), 1e-5);
    }

    [Fact]
    public void NNCLR_Batch_LooksForNeighboursBeforeItGoesIntoTheQueue()
    {
        using var scope = new TensorScope();
        var method = new NNCLR(new NNCLROptions { QueueSize = 10, EmbeddingWidth = 8 }, Encoder());
        method.Forward(Batch(2), Start);
        var before = Queue(method, "queue.rows");

        var loss = method.Forward(Batch(2), Start);

        var after = Queue(method, "queue.rows");
        Assert.Equal(before[..(4 * 8)], after[..(4 * 8)]);
        Assert.Equal(loss.Observed!.First.L2Normalize().ToArray<float>(), after[(4 * 8)..(8 * 8)], (a, b) => Math.Abs(a - b) < 1e-5f);
        Assert.Equal(before[(8 * 8)..], after[(8 * 8)..]);
    }

    [Fact]
    public void MoCoV3_Transformer_KeepsItsPatchEmbeddingUnlessToldOtherwise()
    {
        using var scope = new TensorScope();
        bool Trains(bool freeze)
        {
            var encoder = BackboneCatalog.Create(new BackboneOptions { Name = "vit-tiny", Width = 32, ImageSize = 16 });
            var method = new MoCoV3(new MoCoV3Options { FreezePatchEmbedding = freeze }, new RecipeContext(), encoder);
            var patches = method.Parameters().Where(parameter => parameter.Name.StartsWith("encoder.patch_embed.", StringComparison.Ordinal)).ToArray();
            Assert.NotEmpty(patches);
            return patches.All(parameter => parameter.Value.RequiresGrad);
        }

        Assert.False(Trains(freeze: true));
        Assert.True(Trains(freeze: false));
    }

    [Fact]
    public void MoCoV3_Momentum_RisesToOneAtTheEndOfTheRun()
    {
        using var scope = new TensorScope();
        var method = new MoCoV3(new MoCoV3Options { Momentum = 0.9 }, new RecipeContext { TotalSteps = 10 }, Encoder());
        var student = method.Parameters().First(parameter => parameter.Name == "encoder.conv1.weight").Value;
        var teacher = method.Parameters().First(parameter => parameter.Name == "teacher_encoder.network.conv1.weight").Value;
        double Moved(long step)
        {
            using var noGrad = new NoGrad();
            student.Copy_(teacher + 1.0);
            var before = teacher.ToArray<float>()[0];
            method.AfterOptimizerStep(new TrainingProgress(step, 10, 0, 10));
            return teacher.ToArray<float>()[0] - before;
        }

        Assert.Equal(0.1, Moved(0), 1e-5);
        Assert.Equal(0.05, Moved(5), 1e-5);
        Assert.Equal(0, Moved(10), 1e-5);
    }

    [Fact]
    public void ReSSL_TeacherNoSharperThanTheStudent_IsRefused()
    {
        using var scope = new TensorScope();

        var error = Assert.Throws<MethodSettingsException>(() => new ReSSL(new ReSSLOptions { StudentTemperature = 0.04, TeacherTemperature = 0.04 }, Encoder()));

        Assert.Contains("method.teacherTemperature 0.04", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DenseCL_ShareOfZero_IsMoCoV2()
    {
        using var scope = new TensorScope();
        Engine.Seed(1);
        var encoder = Encoder();
        var dense = new DenseCL(new DenseCLOptions { DenseShare = 0, QueueSize = 12 }, encoder);
        var plain = new MoCoV2(new MoCoV2Options { QueueSize = 12 }, Encoder());
        plain.Load(dense.State().Where(each => !each.Name.Contains("dense_", StringComparison.Ordinal)));
        Engine.Seed(2);
        var expected = plain.Forward(Batch(2), Start).Total.ToDouble();
        Engine.Seed(2);
        var loss = dense.Forward(Batch(2), Start);

        Assert.Equal(expected, loss.Total.ToDouble(), 1e-5);
        Assert.Equal(["whole", "dense"], loss.Terms.Select(term => term.Name));
    }

    [Fact]
    public void DenseCL_EncoderWithoutAFeatureMap_IsRefusedByNamingThoseThatWouldDo()
    {
        using var scope = new TensorScope();
        var encoder = BackboneCatalog.Create(new BackboneOptions { Name = "vit-tiny", Width = 32, ImageSize = 16 });
        var entry = MethodCatalog.Find("densecl")!;

        var error = Assert.Throws<EncoderMismatchException>(() => entry.Create(new DenseCLOptions(), new RecipeContext(), encoder));

        Assert.Contains("resnet50", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AlignUniform_Terms_AddUpToTheLoss()
    {
        using var scope = new TensorScope();
        var loss = new AlignUniform(new AlignUniformOptions { AlignmentWeight = 2, UniformityWeight = 0.5 }, Encoder()).Forward(Batch(2), Start);
        var terms = loss.Terms.ToDictionary(term => term.Name, term => term.Value.ToDouble());

        Assert.Equal((2 * terms["alignment"]) + (0.5 * terms["uniformity"]), loss.Total.ToDouble(), 1e-5);
    }

    [Fact]
    public void Queues_OfEveryContrastiveMethod_KeepUnitLengthOverSteps()
    {
        // A public library once kept un-normalised keys: the loss then grew with their length until everything collapsed.
        foreach (var entry in MethodCatalog.All.Where(entry => entry.Family == "contrastive"))
        {
            using var scope = new TensorScope();
            var context = new RecipeContext { ImageSize = 16, GlobalBatch = N, SampleCount = 40 };
            var method = entry.Create(entry.DefaultOptions(context), context, Encoder());
            for (var step = 0; step < 3; step++)
            {
                method.Forward(Batch(2, Tensor.From<long>([0, 1, 0, 1], [N])), Start);
            }

            foreach (var (name, rows) in method.Buffers().Where(buffer => buffer.Name.EndsWith("queue.rows", StringComparison.Ordinal)))
            {
                Assert.All(rows.Square().Sum([1]).ToArray<float>(), square => Assert.True(Math.Abs(square - 1) < 1e-5, $"{entry.Name}, {name}: {square}"));
            }
        }
    }

    private static float[] Queue(Module method, string name) => method.Buffers().First(buffer => buffer.Name == name).Value.ToArray<float>();

    private static ViewBatch Batch(int views, Tensor? labels = null) => new(
        [.. Enumerable.Range(1, views).Select(seed => Tensor.From<double>(RandomVectors.Of(seed, N * 3 * 16 * 16), [N, 3, 16, 16]).To(DType.Float32))],
        Tensor.Arange(N, dtype: DType.Int64),
        labels);

    private static Backbone Encoder() => BackboneCatalog.Create(new BackboneOptions { Name = "resnet18", Width = 8, ImageSize = 16 });
}
