using Selfsame.Nn.Backbones;
using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Methods;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Methods;

public sealed class SMoGTests
{
    private const int Samples = 24;
    private static readonly SMoGOptions Small = new() { Groups = 5, HiddenWidth = 16, EmbeddingWidth = 8, MemorySize = 12, ResetEvery = 3, GroupMomentum = 0.9 };

    [Fact]
    public void Recipe_OfEitherSize_HasItsGroups()
    {
        var context = new RecipeContext { ImageSize = 224, GlobalBatch = 256, SampleCount = 1_281_167, StepsPerEpoch = 5004 };

        Assert.Equal(new SMoGOptions(), SMoG.DefaultOptions(context));
        Assert.Equal((0.1, 3000, 0.99, 0.99, 300, 76_800), Values(new SMoGOptions()));
        Assert.Equal(19, SMoG.DefaultOptions(new() { SampleCount = 5000, StepsPerEpoch = 19 }).ResetEvery);
        Assert.Equal((300, 5000), (SMoG.DefaultOptions(new() { SampleCount = 5000 }).Groups, SMoG.DefaultOptions(new() { SampleCount = 5000 }).MemorySize));
    }

    [Fact]
    public void Forward_Batch_MovesGroupsThatPicturesJoinAndNoOthers()
    {
        using var scope = new TensorScope();
        var method = Build();
        var before = Groups(method).Clone();

        method.Forward(Batch(), new TrainingProgress(0, 9, 0, 9));

        var memory = method.Buffers().Single(buffer => buffer.Name == "memory.rows").Value.Narrow(0, 0, 4);          // the online embeddings
        var (z, groups) = (memory.ToArray<float>(), before.ToArray<float>());
        var joined = memory.Matmul(before.L2Normalize().T).Argmax(1).ToArray<long>();
        var after = Groups(method).ToArray<float>();
        for (var k = 0; k < 5; k++)
        {
            int[] members = [.. Enumerable.Range(0, 4).Where(n => joined[n] == k)];
            for (var d = 0; d < 8; d++)
            {
                var expected = members.Length == 0 ? groups[(k * 8) + d] : (0.9 * groups[(k * 8) + d]) + (0.1 * members.Average(n => z[(n * 8) + d]));
                Assert.Equal(expected, after[(k * 8) + d], 1e-5);
            }
        }
    }

    [Fact]
    public void Forward_Batch_AsksThePredictorForTheGroupOfTheTeachersView()
    {
        using var scope = new TensorScope();
        var method = Build();
        var before = Groups(method).Clone();

        var loss = method.Forward(Batch(), new TrainingProgress(0, 9, 0, 9));

        var wanted = loss.Observed!.Second!.Matmul(before.L2Normalize().T).Argmax(1);
        var logits = loss.Observed.First.Matmul(Groups(method).L2Normalize().T) / 0.1;
        Assert.Equal(logits.CrossEntropyLoss(wanted).ToDouble(), loss.Total.ToDouble(), 1e-4);
    }

    [Fact]
    public void Forward_OddStep_ExchangesTheRolesOfTheViews()
    {
        using var scope = new TensorScope();
        var batch = Batch();
        var exchanged = new ViewBatch([batch.Views[1], batch.Views[0]], batch.Indices);

        Assert.Equal(
            Build().Forward(batch, new TrainingProgress(1, 9, 0, 9)).Total.ToDouble(),
            Build().Forward(exchanged, new TrainingProgress(0, 9, 0, 9)).Total.ToDouble(),
            1e-6);
    }

    [Fact]
    public void AfterOptimizerStep_EveryThirdStep_MakesGroupsAnewAndTheTeacherEqual()
    {
        using var scope = new TensorScope();
        var method = Build();
        for (var step = 0; step < 3; step++)
        {
            method.Forward(Batch(), new TrainingProgress(step, 9, 0, 9));
        }

        var parameters = method.Parameters().ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
        var (student, teacher) = (parameters["encoder.conv1.weight"], parameters["teacher_encoder.network.conv1.weight"]);
        using (new NoGrad())
        {
            student.Add_(1);
        }

        method.AfterOptimizerStep(new TrainingProgress(1, 9, 0, 9));
        Assert.Equal(0.99, (student - teacher).Mean().ToDouble(), 1e-4);
        var before = Groups(method).ToArray<float>();

        method.AfterOptimizerStep(new TrainingProgress(2, 9, 0, 9));

        Assert.Equal(student.ToArray<float>(), teacher.ToArray<float>());
        Assert.NotEqual(before, Groups(method).ToArray<float>());
        Assert.All(Groups(method).Square().Sum([1]).ToArray<float>(), length => Assert.Equal(1, length, 1e-4f));
    }

    [Fact]
    public void Create_GroupsThatCannotBeMade_AreRefused()
    {
        using var scope = new TensorScope();
        var encoder = Encoder();

        Assert.Throws<MethodSettingsException>(() => SMoG.Create(new SMoGOptions(), new RecipeContext { SampleCount = 100 }, encoder));
        var error = Assert.Throws<MethodSettingsException>(() => SMoG.Create(Small with { MemorySize = 4 }, new RecipeContext { SampleCount = 100 }, encoder));
        Assert.Contains("5 groups cannot be made of 4 embeddings", error.Message, StringComparison.Ordinal);
    }

    private static (double Temperature, int Groups, double GroupMomentum, double TeacherMomentum, int ResetEvery, int MemorySize) Values(SMoGOptions options) =>
        (options.Temperature, options.Groups, options.GroupMomentum, options.TeacherMomentum, options.ResetEvery, options.MemorySize);

    private static Tensor Groups(SMoG method) => method.Buffers().Single(buffer => buffer.Name == "groups").Value;

    private static SMoG Build()
    {
        var encoder = Encoder();
        var method = new SMoG(Small, encoder);
        using var noGrad = new NoGrad();
        method.BeginEpoch(new EpochFeatures(0, () => Tensor.From<double>(RandomVectors.Of(9, Samples * 64), [Samples, 64]).To(DType.Float32)));
        return method;
    }

    private static Backbone Encoder()
    {
        Engine.Seed(0);
        return BackboneCatalog.Create(new BackboneOptions { Name = "resnet18", Width = 8, ImageSize = 16 });
    }

    private static ViewBatch Batch() => new(
        [.. Enumerable.Range(0, 2).Select(view => Tensor.From<double>(RandomVectors.Of(view + 1, 4 * 3 * 16 * 16), [4, 3, 16, 16]).To(DType.Float32))],
        Tensor.Arange(4, dtype: DType.Int64));
}
