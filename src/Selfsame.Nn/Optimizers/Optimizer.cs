using Selfsame.Torch;

namespace Selfsame.Nn.Optimizers;

/// <summary>Updates parameters from their gradients. All its state is tensors with names, so that a checkpoint resumes bit for bit.</summary>
/// <remarks>The learning rate is given at every step: schedules belong to whoever runs the steps.</remarks>
public abstract class Optimizer
{
    private readonly double _weightDecay;
    private readonly Tensor _step;

    private protected Optimizer(IReadOnlyList<ParameterGroup> groups, double weightDecay)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, _) in groups.SelectMany(group => group.Parameters))
        {
            if (!names.Add(name))
            {
                throw new ArgumentException($"The parameter '{name}' is given twice.", nameof(groups));
            }
        }

        Groups = groups;
        _weightDecay = weightDecay;
        _step = Tensor.Zeros([], DType.Int64).Outlive();
    }

    /// <summary>The parameters, by how they are treated.</summary>
    public IReadOnlyList<ParameterGroup> Groups { get; }

    /// <summary>Number of steps taken.</summary>
    public long StepCount => _step.Item<long>();

    /// <summary>Takes one step. Parameters without a gradient stay as they are.</summary>
    /// <param name="learningRate">The learning rate of this step; each group multiplies it by its scale.</param>
    /// <param name="weightDecay">The weight decay of this step where it follows a schedule; null for the optimizer's own.</param>
    public void Step(double learningRate, double? weightDecay = null)
    {
        using var noGrad = new NoGrad();
        using var scope = new TensorScope();
        _step.Add_(1);
        var step = StepCount;
        for (var i = 0; i < Groups.Count; i++)
        {
            var group = Groups[i];
            var update = Collect(i, group, step);
            if (update.Weights.Length > 0)
            {
                var decay = group.Decays ? weightDecay ?? _weightDecay : 0;
                Update(update, learningRate * group.LearningRateScale, decay);
            }
        }
    }

    /// <summary>Forgets every gradient, so that the next backward pass starts anew.</summary>
    public void ZeroGradients()
    {
        foreach (var (_, parameter) in Groups.SelectMany(group => group.Parameters))
        {
            parameter.Grad = null;
        }
    }

    /// <summary>All state with names: <c>step</c>, then buffers such as <c>momentum.layer1.0.conv1.weight</c>. The tensors are the live ones.</summary>
    public IEnumerable<NamedTensor> State() => Buffers().Prepend(new NamedTensor("step", _step));

    /// <summary>Takes over saved state, all of it.</summary>
    /// <param name="state">What <see cref="State"/> gave of an optimizer of the same kind and parameters.</param>
    /// <exception cref="StateMismatchException">Names or shapes differ; nothing was copied.</exception>
    public void Load(IEnumerable<NamedTensor> state) => StateLoader.Copy(GetType().Name, state, State(), strict: true);

    /// <summary>The buffers with names.</summary>
    private protected abstract IEnumerable<NamedTensor> Buffers();

    /// <summary>One step on those parameters of a group that have gradients.</summary>
    private protected abstract void Update(GroupUpdate update, double learningRate, double weightDecay);

    /// <summary>The gradients with the weight decay added: g + λw. The gradients themselves stay as they are.</summary>
    private protected static Tensor[] Decayed(GroupUpdate update, double weightDecay)
    {
        if (weightDecay == 0)
        {
            return update.Gradients;
        }

        var decayed = Foreach.Mul(update.Weights, weightDecay);
        Foreach.Add_(decayed, update.Gradients);
        return decayed;
    }

    /// <summary>A zero tensor for every parameter: same shape, type, device and memory layout.</summary>
    private protected Tensor[][] ZerosLikeParameters() =>
        [.. Groups.Select(group => group.Parameters.Select(parameter => parameter.Value.Detach().ZerosLike().Outlive()).ToArray())];

    /// <summary>Names buffers made by <see cref="ZerosLikeParameters"/>.</summary>
    private protected IEnumerable<NamedTensor> Name(string kind, Tensor[][] buffers) =>
        Groups.SelectMany((group, i) => group.Parameters.Select((parameter, j) => new NamedTensor($"{kind}.{parameter.Name}", buffers[i][j])));

    private static GroupUpdate Collect(int index, ParameterGroup group, long step)
    {
        var weights = new List<Tensor>(group.Parameters.Count);
        var gradients = new List<Tensor>(group.Parameters.Count);
        var places = new List<int>(group.Parameters.Count);
        for (var i = 0; i < group.Parameters.Count; i++)
        {
            var weight = group.Parameters[i].Value;
            if (weight.Grad is { } gradient)
            {
                weights.Add(weight);
                gradients.Add(gradient);
                places.Add(i);
            }
        }

        return new GroupUpdate(index, group, step, [.. weights], [.. gradients], [.. places]);
    }
}
