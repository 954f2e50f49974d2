using System.Diagnostics;
using System.Globalization;
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

public sealed class TrainerTests : TrainerFixture
{
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
    public void Run_LimitOfTheRecipe_ClipsWhereTheRunHasNone()
    {
        double Moved(double? runs)
        {
            var method = Plain();
            var before = method.Encoder.Parameters().First().Value.ToArray<float>();
            var optimizer = new OptimizerOptions { LearningRate = 1, Momentum = 0, ClipGradientNorm = 1e-3 };
            new Trainer<Tensor>(method, PlainStream(8), Options with { TotalSteps = 1, ClipGradientNorm = runs, Optimizer = optimizer }).Run();
            return Math.Sqrt(method.Encoder.Parameters().First().Value.ToArray<float>().Zip(before, (now, was) => Math.Pow(now - was, 2)).Sum());
        }

        Assert.True(Moved(null) < 1.001e-3);
        Assert.InRange(Moved(2e-3), 1.1e-3, 2.001e-3);
    }

    [Fact]
    public void Run_WeightDecayOfASchedule_GrowsFromStepToStep()
    {
        // Without a learning signal worth the name, weights shrink by learning rate times decay.
        double Shrinkage(double? end)
        {
            var method = Plain(factor: 1e-9);
            var before = method.Encoder.Parameters().First().Value.Norm().ToDouble();
            var optimizer = new OptimizerOptions { Kind = OptimizerKind.Sgd, LearningRate = 0.1, Momentum = 0, FinalShare = 1, WeightDecay = 0.1, FinalWeightDecay = end };
            new Trainer<Tensor>(method, PlainStream(8), Options with { TotalSteps = 3, Optimizer = optimizer }).Run();
            return method.Encoder.Parameters().First().Value.Norm().ToDouble() / before;
        }

        Assert.Equal(0.99 * 0.99 * 0.99, Shrinkage(null), 1e-4);
        Assert.Equal(0.99 * 0.97 * 0.95, Shrinkage(0.5), 1e-4);
    }

    [Fact]
    public void Run_LossNoLongerANumber_StopsBeforeTheWeightsAreTouched()
    {
        var method = Plain(factor: double.NaN);
        var before = method.Encoder.Parameters().First().Value.ToArray<float>();

        var error = Assert.Throws<DivergenceException>(() => new Trainer<Tensor>(method, PlainStream(8), Options).Run());

        Assert.Contains("is not a number at step 0", error.Message, StringComparison.Ordinal);
        Assert.Contains("optimizer.learningRate", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, method.Encoder.Parameters().First().Value.ToArray<float>());
    }

    [Theory]
    [InlineData(1, "There is no checkpoint yet.")]
    [InlineData(9, "step-000008, is from before.")]
    public void Run_LossNoLongerANumber_SaysTheRateOfTheStepAndTheNewestCheckpoint(long breaksAt, string checkpoint)
    {
        var method = new PlainMethod(Width, 1, collapsed: false) { BreaksAt = breaksAt };

        var error = Assert.Throws<DivergenceException>(() => new Trainer<Tensor>(method, PlainStream(8), Options with { CheckpointEvery = 4 }, Prepare("run")).Run());

        var rate = Options.Optimizer.LearningRateSchedule(Options.TotalSteps, stepsPerEpoch: 5).At(breaksAt);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"the rate of this step is {rate:G4}"), error.Message, StringComparison.Ordinal);
        Assert.NotEqual(Options.Optimizer.LearningRate, rate);
        Assert.Contains(checkpoint, error.Message, StringComparison.Ordinal);
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
        var slept = new Stopwatch();
        var slow = new VectorStream<Tensor>(Samples, Width, Batch, (vectors, _) =>
        {
            slept.Start();
            Thread.Sleep(150);
            slept.Stop();
            return vectors;
        });
        new Trainer<Tensor>(Plain(), slow, Options with { TotalSteps = 5 }, observers: [observer]).Run();

        Assert.Single(observer.Warnings, warning => warning.Contains("--workers", StringComparison.Ordinal));
        Assert.Equal(slept.Elapsed / observer.Epochs[0].Duration, observer.Epochs[0].DataWaitShare, 0.03);
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
        public void Stepped(StepReport report)
        {
            // What building the method and its first steps left behind is gone before the count that the others are held to.
            if (counts.Count == 20)
            {
                Garbage.Settle();
            }

            counts.Add(TensorScope.LiveTensors);
        }
    }
}
