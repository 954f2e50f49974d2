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

public sealed class TrainerTests : IDisposable
{
    private const int Samples = 40;
    private const int Width = 5;
    private const int Batch = 8;

    private static readonly TrainerOptions Options = new()
    {
        TotalSteps = 17,
        Optimizer = new OptimizerOptions { LearningRate = 0.1 },
        LogEvery = 2,
        Seed = 3,
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

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

        Assert.Contains(newest, Assert.Single(observer.Warnings), StringComparison.Ordinal);
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

        Assert.Contains("--threads 99", Assert.Single(observer.Warnings), StringComparison.Ordinal);
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

    [Fact]
    public void Run_TwoObjectives_StepsEachAtItsOwnRate()
    {
        var observer = new RecordingObserver();
        var method = new AdversarialMethod(Width, 3);
        var before = method.Encoder.Parameters().First().Value.ToArray<float>();
        new Trainer<Tensor>(method, AdversarialStream(), Options with { TotalSteps = 1 }).Run();
        var afterOne = method.Encoder.Parameters().First().Value.ToArray<float>();
        new Trainer<Tensor>(method, AdversarialStream(), Options with { TotalSteps = 2, LogEvery = 1 }, observers: [observer]).Run();

        Assert.NotEqual(before, afterOne);
        Assert.Equal(["critic", "real", "made", "encoder"], observer.Steps[0].Terms.Select(term => term.Name));
        Assert.Equal(["critic", "real", "made"], observer.Steps[1].Terms.Select(term => term.Name));
    }

    [Fact]
    public void Run_GradientAccumulation_EqualsOneLargeBatch()
    {
        var (one, other) = (Plain(), Plain());
        new Trainer<Tensor>(one, PlainStream(8), Options with { TotalSteps = 5 }).Run();
        new Trainer<Tensor>(other, PlainStream(2), Options with { TotalSteps = 5, AccumulationSteps = 4 }).Run();

        Assert.All(
            one.Encoder.Parameters().Zip(other.Encoder.Parameters()),
            pair => Assert.All(pair.First.Value.ToArray<float>().Zip(pair.Second.Value.ToArray<float>()), values => Assert.Equal(values.First, values.Second, 1e-5f)));
    }

    [Fact]
    public void Constructor_AccumulationWithTwoObjectives_IsRefused() =>
        Assert.Throws<SettingException>(() => new Trainer<Tensor>(new AdversarialMethod(Width, 3), AdversarialStream(), Options with { AccumulationSteps = 2 }));

    [Fact]
    public void Constructor_StepLargerThanTheData_IsRefused() =>
        Assert.Throws<SettingException>(() => new Trainer<Tensor>(Plain(), PlainStream(8), Options with { AccumulationSteps = 6 }));

    [Fact]
    public void Run_ClippedGradient_IsNoLongerThanAllowed()
    {
        var method = Plain();
        var before = method.Encoder.Parameters().First().Value.ToArray<float>();
        var observer = new RecordingObserver();
        new Trainer<Tensor>(method, PlainStream(8), Options with { TotalSteps = 1, ClipGradientNorm = 1e-3, Optimizer = new OptimizerOptions { LearningRate = 1, Momentum = 0 } }, observers: [observer]).Run();
        var moved = method.Encoder.Parameters().First().Value.ToArray<float>().Zip(before, (now, was) => Math.Pow(now - was, 2)).Sum();

        Assert.True(Math.Sqrt(moved) < 1.001e-3);
        Assert.True(observer.Steps[0].GradientNorm > 1e-3);
    }

    [Fact]
    public void Run_LossNoLongerANumber_StopsBeforeTheWeightsAreTouched()
    {
        var method = Plain(factor: double.NaN);
        var before = method.Encoder.Parameters().First().Value.ToArray<float>();

        var error = Assert.Throws<SettingException>(() => new Trainer<Tensor>(method, PlainStream(8), Options).Run());

        Assert.Contains("is not a number at step 0", error.Message, StringComparison.Ordinal);
        Assert.Contains("optimizer.learningRate", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, method.Encoder.Parameters().First().Value.ToArray<float>());
    }

    [Fact]
    public void Run_CollapsedEmbeddings_AreWarnedOf()
    {
        var observer = new RecordingObserver();
        new Trainer<Tensor>(Plain(collapsed: true), PlainStream(8), Options, observers: [observer]).Run();

        Assert.Contains(observer.Warnings, warning => warning.Contains("collapsed", StringComparison.Ordinal));
        Assert.Equal(0, observer.Epochs[0].Health!.Spread, 1e-6);
    }

    [Fact]
    public void Run_SlowData_IsWarnedOfOnce()
    {
        var observer = new RecordingObserver();
        var slow = new VectorStream<Tensor>(Samples, Width, Batch, (vectors, _) =>
        {
            Thread.Sleep(150);
            return vectors;
        });
        new Trainer<Tensor>(Plain(), slow, Options with { TotalSteps = 5 }, observers: [observer]).Run();

        Assert.Single(observer.Warnings, warning => warning.Contains("--workers", StringComparison.Ordinal));
        Assert.True(observer.Epochs[0].DataWaitShare > 0.1);
    }

    [Fact]
    public void Run_Evaluator_SeesTheEncoderAtRestAndKeepsTheBest()
    {
        var run = Prepare("run");
        var evaluator = new FallingScore();
        var observer = new RecordingObserver();
        Cluster(Options with { KeepCheckpoints = 1 }, run, evaluator, observer).Run();

        Assert.Equal([0, 1, 2, 3], evaluator.Epochs);
        Assert.Equal([17L, 5], new CheckpointStore(run.CheckpointsFolder, 1).Steps);
        Assert.Equal("knn/top1", observer.Epochs[0].Evaluation!.Figures[0].Name);
        Assert.True(observer.Checkpoints[0].IsBest);
        Assert.False(observer.Checkpoints[1].IsBest);
    }

    [Fact]
    public void Run_Observers_HearOfEveryStepAndEpochAndAlterNothing()
    {
        var observer = new RecordingObserver();
        var run = Prepare("watched");
        Cluster(Options, run, observer).Run();
        Cluster(Options, Prepare("unwatched")).Run();

        Assert.Equal(17, observer.Steps.Count);
        Assert.Equal([1L, 2, 4, 6, 8, 10, 12, 14, 16, 17], observer.Steps.Where(step => step.IsLogged).Select(step => step.Step));
        Assert.Equal([5L, 10, 15, 17], observer.Epochs.Select(epoch => epoch.Step));
        Assert.Equal(observer.Steps.Take(5).Average(step => step.Loss), observer.Epochs[0].MeanLoss, 1e-12);
        Assert.Equal((5, Batch), (observer.Start!.StepsPerEpoch, observer.Start.SamplesPerStep));
        Assert.Equal(17, observer.Result!.Steps);
        Assert.Equal(File.ReadAllBytes(run.EncoderFile), File.ReadAllBytes(Prepare("unwatched").EncoderFile));
    }

    [Fact]
    public void Run_AThousandSteps_KeepsTheNumberOfLiveTensors()
    {
        var counts = new List<long>();
        Cluster(Options with { TotalSteps = 1000 }, run: null, observers: [new TensorCounter(counts)]).Run();

        Assert.Equal(1000, counts.Count);
        Assert.Equal(counts[20], counts[^1]);
        Assert.True(counts.Skip(20).Max() - counts.Skip(20).Min() <= 2, $"{counts.Skip(20).Min()} to {counts.Skip(20).Max()}");
    }

    private static double[] Losses(RunDirectory run) =>
        [.. Selfsame.Training.Reports.MetricsFile.Read(run.MetricsFile).Single(curve => curve.Name == "loss/total").Points.SelectMany(point => (double[])[point.Step, point.Value])];

    private static VectorStream<(Tensor Vectors, Tensor Indices)> ClusterStream() => new(
        Samples, Width, Batch, (vectors, indices) => (vectors, indices), (method, vectors) => ((Layer)method.Encoder).Forward(vectors));

    private static VectorStream<Tensor> AdversarialStream() => new(Samples, Width, Batch, (vectors, _) => vectors);

    private static VectorStream<Tensor> PlainStream(int batch) => new(Samples, Width, batch, (vectors, _) => vectors);

    private static Trainer<(Tensor Vectors, Tensor Indices)> Cluster(TrainerOptions options, RunDirectory? run = null, params ITrainingObserver[] observers) =>
        Cluster(options, run, null, null, observers);

    private static Trainer<(Tensor Vectors, Tensor Indices)> Cluster(
        TrainerOptions options, RunDirectory? run, IEpochEvaluator evaluator, params ITrainingObserver[] observers) =>
        Cluster(options, run, evaluator, null, observers);

    private static Trainer<(Tensor Vectors, Tensor Indices)> Cluster(
        TrainerOptions options, RunDirectory? run = null, IEpochEvaluator? evaluator = null, VectorStream<(Tensor Vectors, Tensor Indices)>? stream = null, params ITrainingObserver[] observers)
    {
        Engine.Seed(1);
        return new Trainer<(Tensor Vectors, Tensor Indices)>(new ClusteringMethod(Samples, Width, 4), stream ?? ClusterStream(), options, run, observers, evaluator);
    }

    private static Trainer<Tensor> Adversarial(TrainerOptions options, RunDirectory run, params ITrainingObserver[] observers)
    {
        Engine.Seed(1);
        return new Trainer<Tensor>(new AdversarialMethod(Width, 3), AdversarialStream(), options, run, observers);
    }

    private static PlainMethod Plain(double factor = 1, bool collapsed = false)
    {
        Engine.Seed(1);
        return new PlainMethod(factor, collapsed);
    }

    // The same folder each time it is asked for.
    private RunDirectory Prepare(string name) => Directory.Exists(_folder.Combine(name))
        ? RunDirectory.Prepare(_folder.Combine(name), ExistingRun.Resume)
        : RunDirectory.Prepare(_folder.Combine(name), ExistingRun.Refuse);

    private sealed class PlainMethod : Method<Tensor>
    {
        private readonly Linear _encoder;
        private readonly double _factor;
        private readonly bool _collapsed;

        public PlainMethod(double factor, bool collapsed)
        {
            _encoder = Child("encoder", new Linear(Width, 3));
            _factor = factor;
            _collapsed = collapsed;
        }

        public override Module Encoder => _encoder;

        public override Loss Forward(Tensor batch, TrainingProgress progress)
        {
            var z = _encoder.Forward(batch);
            return Loss.Of((z - 1).Square().Mean() * _factor).Observing(z, _collapsed ? z * 0.0 + 1 : z);
        }
    }

    private sealed class FallingScore : IEpochEvaluator
    {
        public List<int> Epochs { get; } = [];

        public EpochEvaluation Evaluate(Module encoder, int epoch)
        {
            Assert.False(encoder.IsTraining);
            Epochs.Add(epoch);
            return new EpochEvaluation([new Figure("knn/top1", 1.0 / (1 + epoch))], 1.0 / (1 + epoch));
        }
    }

    private sealed class TensorCounter(List<long> counts) : ITrainingObserver
    {
        public void Stepped(StepReport report) => counts.Add(TensorScope.LiveTensors);
    }
}
