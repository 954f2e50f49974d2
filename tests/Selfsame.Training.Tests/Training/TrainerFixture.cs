using Selfsame.Nn;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised;
using Selfsame.SelfSupervised.Tests.Contract;
using Selfsame.Testing;
using Selfsame.Torch;
using Selfsame.Training.Observers;
using Selfsame.Training.Runs;

namespace Selfsame.Training.Tests.Training;

/// <summary>Small methods on plain vectors, each with the same weights whenever it is built, and folders for their runs.</summary>
public abstract class TrainerFixture : IDisposable
{
    private protected const int Samples = 40;
    private protected const int Width = 5;
    private protected const int Batch = 8;

    private protected static readonly TrainerOptions Options = new()
    {
        TotalSteps = 17,
        Optimizer = new OptimizerOptions { LearningRate = 0.1 },
        LogEvery = 2,
        Seed = 3,
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    // The same folder each time it is asked for.
    private protected RunDirectory Prepare(string name) => Directory.Exists(_folder.Combine(name))
        ? RunDirectory.Prepare(_folder.Combine(name), ExistingRun.Resume)
        : RunDirectory.Prepare(_folder.Combine(name), ExistingRun.Refuse);

    private protected static VectorStream<(Tensor Vectors, Tensor Indices)> ClusterStream() => new(
        Samples, Width, Batch, (vectors, indices) => (vectors, indices), (method, vectors) => ((Layer)method.Encoder).Forward(vectors));

    private protected static VectorStream<Tensor> AdversarialStream() => new(Samples, Width, Batch, (vectors, _) => vectors);

    private protected static VectorStream<Tensor> PlainStream(int batch) => new(Samples, Width, batch, (vectors, _) => vectors);

    private protected static Trainer<(Tensor Vectors, Tensor Indices)> Cluster(TrainerOptions options, RunDirectory? run = null, params ITrainingObserver[] observers) =>
        Cluster(options, run, null, null, observers);

    private protected static Trainer<(Tensor Vectors, Tensor Indices)> Cluster(
        TrainerOptions options, RunDirectory? run, IEpochEvaluator evaluator, params ITrainingObserver[] observers) =>
        Cluster(options, run, evaluator, null, observers);

    private protected static Trainer<(Tensor Vectors, Tensor Indices)> Cluster(
        TrainerOptions options, RunDirectory? run = null, IEpochEvaluator? evaluator = null, VectorStream<(Tensor Vectors, Tensor Indices)>? stream = null, params ITrainingObserver[] observers)
    {
        Engine.Seed(1);
        return new Trainer<(Tensor Vectors, Tensor Indices)>(new ClusteringMethod(Samples, Width, 4), stream ?? ClusterStream(), options, run, observers, evaluator);
    }

    private protected static Trainer<Tensor> Adversarial(TrainerOptions options, RunDirectory run, params ITrainingObserver[] observers)
    {
        Engine.Seed(1);
        return new Trainer<Tensor>(new AdversarialMethod(Width, 3), AdversarialStream(), options, run, observers);
    }

    private protected static PlainMethod Plain(double factor = 1, bool collapsed = false)
    {
        Engine.Seed(1);
        return new PlainMethod(Width, factor, collapsed);
    }
}
