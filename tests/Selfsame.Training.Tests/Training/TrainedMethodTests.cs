using Selfsame.Testing;
using Selfsame.Torch;
using Selfsame.Training.Settings;
using Xunit;

namespace Selfsame.Training.Tests.Training;

public sealed class TrainedMethodTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_FinishedRun_HasTheWeightsOfEncoderAndHeadWithoutTheData()
    {
        var run = PretrainRun.Execute(Settings("run"));

        using var scope = new TensorScope();
        var trained = TrainedMethod.Open(run.Folder);

        var encoder = trained.Method.Encoder.State().ToDictionary(each => each.Name, each => each.Value);
        var written = SafeTensors.Read(Path.Combine(run.Folder, "encoder.safetensors")).Tensors;
        Assert.Equal(written.Count, encoder.Count);
        Assert.All(written, each => Assert.True(each.Value.Equal(encoder[each.Key]), each.Key));
        Assert.Contains(trained.Method.Parameters(), parameter => parameter.Name.StartsWith("projector", StringComparison.Ordinal));
        Assert.Equal((6L, 32, 3), (trained.Step, trained.Preprocessing.ImageSize, trained.Preprocessing.Channels));
        Assert.False(trained.Method.IsTraining);
    }

    [Fact]
    public void Open_RunWithoutCheckpoint_SaysSo()
    {
        var run = PretrainRun.Execute(Settings("run"));
        Directory.Delete(Path.Combine(run.Folder, "checkpoints"), recursive: true);

        var error = Assert.Throws<SettingException>(() => TrainedMethod.Open(run.Folder));

        Assert.Contains("has no checkpoint yet", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_AStep_TakesItsCheckpointOrNamesThoseThatThereAre()
    {
        var run = PretrainRun.Execute(Settings("run") with { CheckpointEvery = 2, KeepCheckpoints = 10 });

        using var scope = new TensorScope();
        var (early, late) = (TrainedMethod.Open(run.Folder, step: 2), TrainedMethod.Open(run.Folder));
        var error = Assert.Throws<SettingException>(() => TrainedMethod.Open(run.Folder, step: 5));

        Assert.Equal((2L, 6L), (early.Step, late.Step));
        Assert.NotEqual(early.Method.Parameters().First().Value.ToArray<float>(), late.Method.Parameters().First().Value.ToArray<float>());
        Assert.Contains("has no checkpoint of step 5. There are those of steps 2, 3, 4, 6;", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_AStepWhoseCheckpointIsDamaged_SaysSo()
    {
        var run = PretrainRun.Execute(Settings("run"));
        File.WriteAllText(Path.Combine(run.Folder, "checkpoints", "step-000006", "model.safetensors"), "no weights");

        Assert.Contains("step-000006 is damaged", Assert.Throws<SettingException>(() => TrainedMethod.Open(run.Folder, step: 6)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_EncoderAlone_SaysWhatIsMissing()
    {
        var run = PretrainRun.Execute(Settings("run"));
        File.Delete(Path.Combine(run.Folder, "run.json"));

        var error = Assert.Throws<SettingException>(() => TrainedMethod.Open(run.Folder));

        Assert.Contains("holds an encoder only", error.Message, StringComparison.Ordinal);
    }

    private PretrainSettings Settings(string name) => new()
    {
        Method = "simclr",
        Data = "scenes:train?n=48&size=32&seed=1",
        Out = _folder.Combine(name),
        Backbone = new BackboneSettings { Width = 8 },
        BatchSize = 16,
        Epochs = 2,
    };
}
