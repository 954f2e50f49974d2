using Selfsame.Nn;
using Selfsame.Nn.Optimizers;
using Selfsame.Nn.Schedules;
using Selfsame.SelfSupervised;

namespace Selfsame.Training;

/// <summary>An objective with its optimizer.</summary>
internal sealed class TrainerObjective<TBatch>
{
    public TrainerObjective(Objective<TBatch> objective, OptimizerOptions runOptimizer, long totalSteps, int stepsPerEpoch)
    {
        var options = objective.Optimizer ?? runOptimizer;
        Objective = objective;
        LearningRate = options.LearningRateSchedule(totalSteps, stepsPerEpoch);
        Optimizer = options.Create(objective.Parameters);
    }

    public Objective<TBatch> Objective { get; }

    public Schedule LearningRate { get; }

    public Optimizer Optimizer { get; }

    public bool IsDue(long step) => step % Objective.EverySteps == 0;

    public IEnumerable<NamedTensor> State() =>
        Optimizer.State().Select(each => each with { Name = $"{Objective.Name}/{each.Name}" });

    public void Load(IEnumerable<NamedTensor> state)
    {
        var prefix = Objective.Name + "/";
        Optimizer.Load(state
            .Where(each => each.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(each => each with { Name = each.Name[prefix.Length..] }));
    }
}
