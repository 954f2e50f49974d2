using System.Text.Json;
using Selfsame.Data;
using Selfsame.Nn;
using Selfsame.Testing;
using Selfsame.Torch;
using Selfsame.Training.Runs;
using Selfsame.Training.Settings;
using Xunit;

namespace Selfsame.Training.Tests.Training;

public sealed class PretrainRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Execute_ToTheEnd_LeavesAWholeRun()
    {
        var result = PretrainRun.Execute(Settings("run"));

        Assert.Equal((6L, false), (result.Training.Steps, result.Interrupted));
        var names = Directory.EnumerateFileSystemEntries(result.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(["checkpoints", "encoder.safetensors", "metrics.jsonl", "report.html", "run.json"], names.Where(name => !name!.StartsWith("events", StringComparison.Ordinal)));
        Assert.Single(RunDirectory.Open(result.Folder).EventFiles);
        using var run = JsonDocument.Parse(File.ReadAllText(Path.Combine(result.Folder, "run.json")));
        Assert.Equal(0.5, run.RootElement.GetProperty("settings").GetProperty("method").GetProperty("temperature").GetDouble());
        Assert.Equal(48, run.RootElement.GetProperty("data").GetProperty("count").GetInt32());
        Assert.Equal(Engine.Version, run.RootElement.GetProperty("environment").GetProperty("libtorch").GetString());
    }

    [Fact]
    public void Execute_SameSettings_GivesTheSameBytesAndAnotherSeedOthers()
    {
        var one = Encoder(PretrainRun.Execute(Settings("one")));

        Assert.Equal(one, Encoder(PretrainRun.Execute(Settings("again"))));
        Assert.NotEqual(one, Encoder(PretrainRun.Execute(Settings("other") with { Seed = 1 })));
    }

    [Fact]
    public void Execute_OneOrEightWorkers_GivesTheSameBytes() =>
        Assert.Equal(
            Encoder(PretrainRun.Execute(Settings("one") with { Workers = 1 })),
            Encoder(PretrainRun.Execute(Settings("eight") with { Workers = 8 })));

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    public void Execute_KilledAndResumed_GivesTheBytesOfAnUninterruptedRun(int killedAt)
    {
        var whole = Encoder(PretrainRun.Execute(Settings("whole") with { Threads = 2 }));
        var plug = new PretrainRunOptions { Observers = [new RecordingObserver { DiesAtStep = killedAt }] };
        Assert.Throws<PlugPulledException>(() => PretrainRun.Execute(Settings("killed") with { CheckpointEvery = 2, Threads = 2 }, plug));

        var resumed = PretrainRun.Resume(_folder.Combine("killed"));

        Assert.Equal(whole, Encoder(resumed));
    }

    [Fact]
    public void Execute_RefusedAtItsFirstBatch_LeavesTheFolderFree()
    {
        var gray = Settings("run").Set("views.channels", "gray");
        Assert.Contains("views.saturation=0", Assert.Throws<DataException>(() => PretrainRun.Execute(gray)).Message, StringComparison.Ordinal);

        var mended = PretrainRun.Execute(gray.Set("views.saturation", "0").Set("views.hue", "0").Set("views.grayscaleProbability", "0"));

        Assert.Equal(6, mended.Training.Steps);
    }

    [Fact]
    public void Execute_FromTheRunFile_ReplaysTheRun()
    {
        var first = PretrainRun.Execute(Settings("first").Set("method.temperature", "0.3").Set("views.cropMinimum", "0.5"));

        var again = PretrainRun.Execute(PretrainSettings.Load(Path.Combine(first.Folder, "run.json")) with { Out = _folder.Combine("again") });

        Assert.Equal(Encoder(first), Encoder(again));
    }

    [Fact]
    public void Execute_FolderInUse_IsRefusedAndOverwrittenWhenAsked()
    {
        PretrainRun.Execute(Settings("run"));

        Assert.Throws<SettingException>(() => PretrainRun.Execute(Settings("run")));
        Assert.Equal(6, PretrainRun.Execute(Settings("run"), new PretrainRunOptions { Existing = ExistingRun.Overwrite }).Training.Steps);
    }

    [Fact]
    public void Execute_ResumeWithOtherSettings_NamesTheOneThatDiffers()
    {
        PretrainRun.Execute(Settings("run"));
        var resume = new PretrainRunOptions { Existing = ExistingRun.Resume };

        var error = Assert.Throws<SettingException>(() => PretrainRun.Execute(Settings("run") with { BatchSize = 24 }, resume));
        var other = Assert.Throws<SettingException>(() => PretrainRun.Execute(Settings("run").Set("method.temperature", "0.3"), resume));

        Assert.Contains("batchSize 16, but 24", error.Message, StringComparison.Ordinal);
        Assert.Contains("method.temperature 0.5, but 0.3", other.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_ResumeOfAFinishedRun_ChangesNothing()
    {
        var first = PretrainRun.Execute(Settings("run"));
        var bytes = Encoder(first);

        Assert.Equal(6, PretrainRun.Resume(first.Folder).Training.Steps);
        Assert.Equal(bytes, Encoder(first));
    }

    [Fact]
    public void Execute_ResumeWithOtherWorkers_IsFine()
    {
        PretrainRun.Execute(Settings("run"));

        PretrainRun.Execute(Settings("run") with { Workers = 1, LogEvery = 3 }, new PretrainRunOptions { Existing = ExistingRun.Resume });
    }

    [Fact]
    public void Execute_InitFrom_StartsFromTheWeightsOfTheRun()
    {
        var first = PretrainRun.Execute(Settings("first"));
        var steps = new RecordingObserver();
        PretrainRun.Execute(Settings("next") with { InitFrom = first.Folder, Seed = 5 }, new PretrainRunOptions { Observers = [steps] });

        var error = Assert.Throws<SettingException>(() => PretrainRun.Execute(
            Settings("misfit") with { InitFrom = first.Folder, Backbone = new BackboneSettings { Width = 16 } }));

        var otherNorm = Assert.Throws<SettingException>(() => PretrainRun.Execute((Settings("misfit") with { InitFrom = first.Folder }).Set("backbone.norm", "layer")));

        Assert.Equal(0, steps.Start!.FirstStep);
        Assert.Contains("cannot start resnet18", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("backbone.norm", error.Message, StringComparison.Ordinal);
        Assert.Contains("They have batch norm, and this run's network has not: --set backbone.norm=batch gives it.", otherNorm.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Combine("misfit")));
    }

    [Fact]
    public void Resume_OfARunWhoseInitialWeightsAreGone_GoesOnFromItsCheckpoint()
    {
        var first = PretrainRun.Execute(Settings("first"));
        var plug = new PretrainRunOptions { Observers = [new RecordingObserver { DiesAtStep = 5 }] };
        Assert.Throws<PlugPulledException>(() => PretrainRun.Execute(Settings("next") with { InitFrom = first.Folder }, plug));
        Directory.Delete(first.Folder, recursive: true);

        Assert.Equal(6, PretrainRun.Resume(_folder.Combine("next")).Training.Steps);
    }

    [Theory]
    [InlineData("method", "simclear", "Did you mean 'simclr'?")]
    [InlineData("backbone.name", "resnet81", "There is no backbone 'resnet81'. Did you mean")]
    [InlineData("batchSize", "49", "use --batch-size 48 or less")]
    [InlineData("accumulationSteps", "3", "cannot be divided")]
    [InlineData("device", "tpu", "There is no device 'tpu'")]
    [InlineData("device", "cuda:7", "is not there")]
    [InlineData("data", "", "No pictures were given")]
    [InlineData("initFrom", "nowhere", "There is no run at nowhere")]
    public void Execute_WhatCannotBe_IsRefusedInOneLineAndLeavesNoFolder(string path, string value, string message)
    {
        var error = Assert.Throws<SettingException>(() => PretrainRun.Execute(Settings("run").Set(path, value)));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.False(Directory.Exists(_folder.Combine("run")));
    }

    [Fact]
    public void Execute_Bfloat16AndAccumulation_RunToTheEnd()
    {
        var result = PretrainRun.Execute(Settings("run") with { Precision = Precision.BFloat16, AccumulationSteps = 2 });

        Assert.True(double.IsFinite(result.Training.FinalLoss));
    }

    [Fact]
    public void Load_Encoder_HasArchitecturePreprocessingAndWeights()
    {
        var result = PretrainRun.Execute(Settings("run"));

        var fromFolder = EncoderFile.Load(result.Folder);
        var fromFile = EncoderFile.Load(result.EncoderPath);

        Assert.Equal(("resnet18", 8, 32, "simclr"), (fromFolder.BackboneOptions.Name, fromFolder.BackboneOptions.Width, fromFolder.ImageSize, fromFolder.Method));
        Assert.Equal([0.485, 0.456, 0.406], fromFolder.Preprocessing.Mean);
        Assert.False(fromFolder.Backbone.IsTraining);
        using var scope = new TensorScope();
        using var noGrad = new NoGrad();
        var x = Tensor.Ones([2, 3, 32, 32]);
        Assert.Equal(fromFolder.Backbone.Forward(x).ToArray<float>(), fromFile.Backbone.Forward(x).ToArray<float>());
        Assert.DoesNotContain(fromFolder.Metadata.Values, value => value.Contains(_folder.Path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("scenes:train?n=20&size=32,scenes:train?n=10&size=32", "--monitor: 10 of the 10 test pictures stand in the training set too")]
    [InlineData("scenes:train?n=20&size=32,scenes:test?n=10&size=32", null)]
    [InlineData("scenes:train?n=20&size=32", null)]
    public void Execute_MonitorOfPicturesInBothSets_WarnsOfThem(string monitor, string? expected)
    {
        var observer = new RecordingObserver();
        PretrainRun.Execute(Settings("run") with { Monitor = monitor, Epochs = 1 }, new PretrainRunOptions { Observers = [observer] });

        var said = observer.Warnings.Where(warning => warning.StartsWith("--monitor", StringComparison.Ordinal)).ToArray();
        if (expected is null) Assert.Empty(said);
        else Assert.StartsWith(expected, Assert.Single(said), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_WhatIsNoEncoder_IsRefusedInOneLine()
    {
        var truncated = _folder.Combine("truncated.safetensors");
        var result = PretrainRun.Execute(Settings("run"));
        File.WriteAllBytes(truncated, File.ReadAllBytes(result.EncoderPath)[..1000]);
        var foreign = _folder.Combine("foreign.safetensors");
        SafeTensors.Write(foreign, [KeyValuePair.Create("weight", Tensor.Ones([2]))]);

        Assert.Contains("There is no run at", Assert.Throws<SettingException>(() => EncoderFile.Load(_folder.Combine("nowhere"))).Message, StringComparison.Ordinal);
        Assert.Contains("is not a run", Assert.Throws<SettingException>(() => EncoderFile.Load(_folder.Path)).Message, StringComparison.Ordinal);
        Assert.Contains("foreign", Assert.Throws<SettingException>(() => EncoderFile.Load(foreign)).Message, StringComparison.Ordinal);
        var damage = Assert.Throws<InvalidDataException>(() => EncoderFile.Load(truncated)).Message;
        Assert.Contains("truncated.safetensors", damage, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', damage);
    }

    [Fact]
    public void Load_RunBeforeItsFirstEpoch_SaysWhenTheEncoderComes()
    {
        var plug = new PretrainRunOptions { Observers = [new RecordingObserver { DiesAtStep = 1 }] };
        Assert.Throws<PlugPulledException>(() => PretrainRun.Execute(Settings("run"), plug));

        Assert.Contains("no encoder yet", Assert.Throws<SettingException>(() => EncoderFile.Load(_folder.Combine("run"))).Message, StringComparison.Ordinal);
    }

    private static byte[] Encoder(PretrainResult result) => File.ReadAllBytes(result.EncoderPath);

    // Two epochs of three steps on pictures that are drawn on the spot.
    private PretrainSettings Settings(string name) => new()
    {
        Data = "scenes:train?n=48&size=32",
        Out = _folder.Combine(name),
        Backbone = new BackboneSettings { Name = "resnet18", Width = 8 },
        Epochs = 2,
        BatchSize = 16,
        LogEvery = 1,
        Threads = 1,
    };
}
