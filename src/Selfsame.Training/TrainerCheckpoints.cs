using Selfsame.Nn;
using Selfsame.SelfSupervised;
using Selfsame.Torch;
using Selfsame.Training.Runs;

namespace Selfsame.Training;

/// <summary>What a trainer puts into a checkpoint and how it takes it up again.</summary>
internal sealed class TrainerCheckpoints<TBatch>
{
    private const string Weights = "sampling/weights";

    private readonly Method<TBatch> _method;
    private readonly IReadOnlyList<TrainerObjective<TBatch>> _objectives;
    private readonly TrainerOptions _options;
    private readonly RunDirectory _run;
    private readonly CheckpointStore _store;

    public TrainerCheckpoints(Method<TBatch> method, IReadOnlyList<TrainerObjective<TBatch>> objectives, TrainerOptions options, RunDirectory run)
    {
        _method = method;
        _objectives = objectives;
        _options = options;
        _run = run;
        _store = new CheckpointStore(run.CheckpointsFolder, options.KeepCheckpoints);
    }

    /// <summary>The folder of the newest checkpoint, or null if there is none yet.</summary>
    public string? Newest => _store.Steps is [var step, ..] ? _store.FolderOf(step) : null;

    public string Write(TrainingPosition position, double[]? weights)
    {
        using var scope = new TensorScope();
        List<NamedTensor> trainer = [.. _objectives.SelectMany(objective => objective.State())];
        if (weights is not null)
        {
            trainer.Add(new NamedTensor(Weights, Tensor.From<double>(weights, [weights.Length])));
        }

        var state = new CheckpointState
        {
            Position = position,
            Identity = _options.Identity,
            Threads = Engine.Threads,
            CpuCapability = Engine.CpuCapability,
            Engine = Engine.Version,
        };
        return _store.Write(new Checkpoint(state, [.. _method.State()], trainer));
    }

    /// <summary>Brings method and optimizers to the newest good checkpoint, and cuts the logs back to it.</summary>
    /// <returns>Where it stood, and the sampling weights of its epoch; the very start if there is no checkpoint.</returns>
    public (TrainingPosition Position, double[]? Weights) Resume(Action<string> warn)
    {
        using var scope = new TensorScope();
        var position = new TrainingPosition();
        double[]? weights = null;
        if (_store.ReadLatest(warn) is { } checkpoint)
        {
            CheckIdentity(checkpoint);
            _method.Load(checkpoint.Model);
            foreach (var objective in _objectives)
            {
                objective.Load(checkpoint.Trainer);
            }

            position = checkpoint.State.Position;
            weights = checkpoint.Trainer.FirstOrDefault(each => each.Name == Weights).Value?.ToArray<double>();
            CompareMachine(checkpoint.State, warn);
        }

        _store.RemoveAfter(position.Step);
        MetricsLog.CutBack(_run.MetricsFile, position.Step);
        TensorBoardWriter.CutBack(_run, position.Step);
        return (position, weights);
    }

    private void CheckIdentity(Checkpoint checkpoint)
    {
        foreach (var (name, value) in _options.Identity)
        {
            var recorded = checkpoint.State.Identity.FirstOrDefault(field => field.Name == name)?.Value ?? "not recorded";
            if (recorded != value)
            {
                throw new SettingException(
                    $"The checkpoint {checkpoint.Folder} belongs to another run: its {name} is {recorded}, but this run's is {value}. "
                    + "To start a new run from its weights, use --init-from and another folder.");
            }
        }
    }

    private static void CompareMachine(CheckpointState state, Action<string> warn)
    {
        if (state.Threads != Engine.Threads)
        {
            warn($"The run was made with {state.Threads} threads and goes on with {Engine.Threads}: the last bits of its weights may differ from an uninterrupted run's. Use --threads {state.Threads}.");
        }

        if (state.CpuCapability != Engine.CpuCapability || state.Engine != Engine.Version)
        {
            warn($"The run was made with libtorch {state.Engine} ({state.CpuCapability}) and goes on with {Engine.Version} ({Engine.CpuCapability}): the last bits of its weights may differ from an uninterrupted run's.");
        }
    }
}
