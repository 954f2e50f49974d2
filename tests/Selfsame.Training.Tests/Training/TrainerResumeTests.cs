using Selfsame.Nn;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised;
using Selfsame.SelfSupervised.Tests.Contract;
using Selfsame.Testing;
using Selfsame.Torch;
using Selfsame.Training.Observers;
using Selfsame.Training.Runs;
using Xunit;

namespace Selfsame.Training.Tests.Training;

public sealed class TrainerResumeTests : TrainerFixture
{
    [Theory]
    [InlineData(1, null)]
    [InlineData(4, 3L)]
    [InlineData(5, 2L)]
    [InlineData(6, 2L)]
    [InlineData(11, 4L)]
    [InlineData(16, null)]
    public void Run_KilledAtAStepAndResumed_GivesTheBytesOfAnUninterruptedOne(int killedAt, long? checkpointEvery)
    {
        var options = Options with { CheckpointEvery = checkpointEvery };
        Cluster(options, Prepare("whole")).Run();
        var run = Prepare("killed");
        Assert.Throws<PlugPulledException>(() => Cluster(options, run, new RecordingObserver { DiesAtStep = killedAt }).Run());

        var result = Cluster(options, RunDirectory.Prepare(run.Path, ExistingRun.Resume)).Run(resume: true);

        Assert.Equal(17, result.Steps);
        Assert.Equal(File.ReadAllBytes(Prepare("whole").EncoderFile), File.ReadAllBytes(run.EncoderFile));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(12)]
    public void Run_TwoObjectivesKilledAndResumed_GivesTheBytesOfAnUninterruptedOne(int killedAt)
    {
        var options = Options with { CheckpointEvery = 3 };
        Adversarial(options, Prepare("whole")).Run();
        var run = Prepare("killed");
        Assert.Throws<PlugPulledException>(() => Adversarial(options, run, new RecordingObserver { DiesAtStep = killedAt }).Run());

        Adversarial(options, RunDirectory.Prepare(run.Path, ExistingRun.Resume)).Run(resume: true);

        Assert.Equal(File.ReadAllBytes(Prepare("whole").EncoderFile), File.ReadAllBytes(run.EncoderFile));
    }

    [Fact]
    public void Run_AskedToStop_WritesACheckpointAndGoesOnFromIt()
    {
        Cluster(Options, Prepare("whole")).Run();
        var run = Prepare("stopped");
        using var source = new CancellationTokenSource();
        var observer = new RecordingObserver { Cancels = source, CancelsAtStep = 7 };

        var result = Cluster(Options, run, observer).Run(cancellation: source.Token);

        Assert.Equal((true, 7), (result.Interrupted, (int)result.Steps));
        Assert.Equal(7, observer.Checkpoints[^1].Step);
        var resumed = new RecordingObserver();
        Assert.False(Cluster(Options, run, resumed).Run(resume: true).Interrupted);
        Assert.Equal(7, resumed.Start!.FirstStep);
        Assert.Equal(8, resumed.Steps[0].Step);
        Assert.Equal(File.ReadAllBytes(Prepare("whole").EncoderFile), File.ReadAllBytes(run.EncoderFile));
    }

    [Fact]
    public void Run_Resumed_CutsTheLogsBackToTheCheckpoint()
    {
        var run = Prepare("killed");
        using (var log = new MetricsLog(run.MetricsFile))
        {
            Assert.Throws<PlugPulledException>(() => Cluster(Options, run, log, new RecordingObserver { DiesAtStep = 8 }).Run());
        }

        using (var log = new MetricsLog(run.MetricsFile))
        {
            Cluster(Options, run, log).Run(resume: true);
        }

        var whole = Prepare("whole");
        using (var log = new MetricsLog(whole.MetricsFile))
        {
            Cluster(Options, whole, log).Run();
        }

        Assert.Equal(Losses(whole), Losses(run));
    }

    [Fact]
    public void Run_LeftoversOfAKilledCheckpoint_DoNotMatter()
    {
        Cluster(Options, Prepare("whole")).Run();
        var run = Prepare("killed");
        Assert.Throws<PlugPulledException>(() => Cluster(Options, run, new RecordingObserver { DiesAtStep = 8 }).Run());
        var partial = Path.Combine(run.CheckpointsFolder, "step-000010.partial");
        Directory.CreateDirectory(partial);
        File.WriteAllText(Path.Combine(partial, "model.safetensors"), "half");
        File.WriteAllText(run.EncoderFile + ".partial", "half");

        Cluster(Options, run).Run(resume: true);

        Assert.Equal(File.ReadAllBytes(Prepare("whole").EncoderFile), File.ReadAllBytes(run.EncoderFile));
        Assert.False(Directory.Exists(partial));
    }

    [Fact]
    public void Run_NewestCheckpointDamaged_WarnsAndStillGivesTheSameBytes()
    {
        var options = Options with { CheckpointEvery = 2 };
        Cluster(options, Prepare("whole")).Run();
        var run = Prepare("killed");
        Assert.Throws<PlugPulledException>(() => Cluster(options, run, new RecordingObserver { DiesAtStep = 9 }).Run());
        var newest = Directory.GetDirectories(run.CheckpointsFolder).Max()!;
        var file = Path.Combine(newest, "trainer.safetensors");
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..50]);

        var observer = new RecordingObserver();
        Cluster(options, run, observer).Run(resume: true);

        Assert.Contains(observer.Warnings, warning => warning.Contains(newest, StringComparison.Ordinal));
        Assert.Equal(6, observer.Start!.FirstStep);
        Assert.Equal(File.ReadAllBytes(Prepare("whole").EncoderFile), File.ReadAllBytes(run.EncoderFile));
    }

    [Fact]
    public void Run_CheckpointOfAnotherRun_IsRefusedAndNamesWhatDiffers()
    {
        var run = Prepare("run");
        Cluster(Options with { Identity = [new IdentityField("batch size", "8")] }, run).Run();

        var error = Assert.Throws<SettingException>(() => Cluster(Options with { Identity = [new IdentityField("batch size", "16")] }, run).Run(resume: true));

        Assert.Contains("its batch size is 8, but this run's is 16", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CheckpointOfAnotherShape_IsRefused()
    {
        var run = Prepare("run");
        Cluster(Options, run).Run();
        var other = new Trainer<(Tensor, Tensor)>(new ClusteringMethod(Samples, Width, 9), ClusterStream(), Options, run);

        Assert.Contains("encoder.weight", Assert.Throws<StateMismatchException>(() => other.Run(resume: true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OtherNumberOfThreads_IsWarnedOf()
    {
        var run = Prepare("run");
        Cluster(Options, run).Run();
        var state = Path.Combine(new CheckpointStore(run.CheckpointsFolder, 1).FolderOf(17), "state.json");
        File.WriteAllText(state, File.ReadAllText(state).Replace($"\"threads\": {Engine.Threads}", "\"threads\": 99", StringComparison.Ordinal));
        var observer = new RecordingObserver();

        Cluster(Options, run, observer).Run(resume: true);

        Assert.Contains(observer.Warnings, warning => warning.Contains("--threads 99", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_MethodThatClusters_GivesItsWeightsToTheStreamAlsoAfterAResume()
    {
        var stream = ClusterStream();
        Cluster(Options, stream: stream).Run();
        Assert.Equal(4, stream.Weights.Count);
        Assert.All(stream.Weights, weights => Assert.Equal(Samples, weights!.Length));

        var run = Prepare("killed");
        Assert.Throws<PlugPulledException>(() => Cluster(Options with { CheckpointEvery = 7 }, run, new RecordingObserver { DiesAtStep = 8 }).Run());
        var resumed = ClusterStream();
        Cluster(Options with { CheckpointEvery = 7 }, run, stream: resumed).Run(resume: true);
        Assert.Equal(stream.Weights[1], resumed.Weights[0]);
    }

    private static double[] Losses(RunDirectory run) =>
        [.. Selfsame.Training.Reports.MetricsFile.Read(run.MetricsFile).Single(curve => curve.Name == "loss/total").Points.SelectMany(point => (double[])[point.Step, point.Value])];
}
