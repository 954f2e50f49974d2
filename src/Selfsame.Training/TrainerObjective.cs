using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.Nn.Schedules;
using Selfsame.SelfSupervised;
using Selfsame.Torch;
using Selfsame.Training.Settings;

namespace Selfsame.Training;

/// <summary>An objective with its optimizer and its schedule.</summary>
internal sealed class TrainerObjective<TBatch>
{
    private readonly Objective<TBatch> _objective;
    private readonly TrainerOptions _options;
    private readonly Optimizer _optimizer;
    private readonly Schedule _learningRate;
    private readonly Schedule _weightDecay;
    private readonly double? _clip;

    public TrainerObjective(Objective<TBatch> objective, Module encoder, TrainerOptions options, int stepsPerEpoch)
    {
        var optimizer = objective.Optimizer ?? options.Optimizer;
        _objective = objective;
        _options = options;
        _learningRate = optimizer.LearningRateSchedule(options.TotalSteps, stepsPerEpoch);
        _weightDecay = optimizer.WeightDecaySchedule(options.TotalSteps);
        _clip = options.ClipGradientNorm ?? optimizer.ClipGradientNorm;
        _optimizer = optimizer.Create(objective.Parameters, encoder as Backbone);
    }

    public string Name => _objective.Name;

    public long ParameterCount => _objective.Parameters.Sum(parameter => parameter.Value.Count);

    public bool IsDue(long step) => step % _objective.EverySteps == 0;

    public double LearningRate(long step) => _learningRate.At(step);

    public void ZeroGradients() => _optimizer.ZeroGradients();

    public Loss Forward(TBatch batch, TrainingProgress progress)
    {
        if (_options.Precision == Precision.Float32)
        {
            return _objective.Loss(batch, progress);
        }

        using var autocast = new Autocast(_options.Device, DType.BFloat16);
        return _objective.Loss(batch, progress);
    }

    /// <summary>Clips the gradient where that is asked for.</summary>
    /// <returns>Its length before, or null if nobody wanted to know.</returns>
    public double? Clip(bool measure) =>
        _clip is { } limit ? GradientClipping.ClipGlobalNorm(_objective.Parameters, limit)
        : measure ? GradientClipping.GlobalNorm(_objective.Parameters)
        : null;

    public void Update(long step) => _optimizer.Step(LearningRate(step), _weightDecay.At(step));

    public IEnumerable<NamedTensor> State() => _optimizer.State().Select(each => each with { Name = $"{Name}/{each.Name}" });

    public void Load(IEnumerable<NamedTensor> state)
    {
        var prefix = Name + "/";
        _optimizer.Load(state
            .Where(each => each.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(each => each with { Name = each.Name[prefix.Length..] }));
    }
}
