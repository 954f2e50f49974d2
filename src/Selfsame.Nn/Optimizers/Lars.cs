using Selfsame.Torch;

namespace Selfsame.Nn.Optimizers;

/// <summary>Layer-wise adaptive rate scaling: every tensor's step is proportional to the norm of the tensor.</summary>
/// <remarks>
/// You, Gitman and Ginsburg, 2017, arXiv 1708.03888, Algorithm 1. Public codes disagree in the trust ratio (<see cref="TrustRatio"/>), in
/// what the momentum buffer holds (<see cref="LarsOptions.LearningRateInMomentum"/>), and in which tensors are left out; here each is a
/// setting of its own. In particular a weight decay of zero does not switch the trust ratio off.
/// </remarks>
public sealed class Lars : Optimizer
{
    private readonly LarsOptions _options;
    private readonly Tensor[][] _momentum;

    /// <summary>Makes the optimizer.</summary>
    /// <param name="groups">The parameters; <see cref="ParameterGroup.Adapts"/> says which of them get a trust ratio.</param>
    /// <param name="options">Momentum, decay and conventions.</param>
    public Lars(IReadOnlyList<ParameterGroup> groups, LarsOptions options)
        : base(groups, options.WeightDecay)
    {
        _options = options;
        _momentum = ZerosLikeParameters();
    }

    private protected override IEnumerable<NamedTensor> Buffers() => Name("momentum", _momentum);

    private protected override void Update(GroupUpdate update, double learningRate, double weightDecay)
    {
        var steps = Foreach.Mul(update.Weights, weightDecay);
        Foreach.Add_(steps, update.Gradients);
        if (update.Group.Adapts)
        {
            Adapt(steps, update, learningRate, weightDecay);
        }

        var rate = learningRate;
        if (_options.LearningRateInMomentum)
        {
            Foreach.Mul_(steps, learningRate);
            rate = 1;
        }

        var momentum = update.Of(_momentum);
        Foreach.Mul_(momentum, _options.Momentum);
        Foreach.Add_(momentum, steps);
        if (_options.Nesterov)
        {
            Foreach.Add_(update.Weights, steps, alpha: -rate);
            Foreach.Add_(update.Weights, momentum, alpha: -rate * _options.Momentum);
        }
        else
        {
            Foreach.Add_(update.Weights, momentum, alpha: -rate);
        }
    }

    // Norms stay on the device, as one vector a kind, so that no step waits for a number to come back.
    private void Adapt(Tensor[] steps, GroupUpdate update, double learningRate, double weightDecay)
    {
        var bySum = _options.TrustRatio == TrustRatio.SumOfNorms;
        var weightNorm = Tensor.Stack(Foreach.Norm(update.Weights)); // K, one a tensor
        var gradientNorm = Tensor.Stack(Foreach.Norm(bySum ? update.Gradients : steps)); // K
        var divisor = bySum ? gradientNorm + (weightNorm * weightDecay) + _options.Epsilon : gradientNorm;
        var ratio = weightNorm * _options.TrustCoefficient / divisor;
        if (_options.ClipTrust)
        {
            ratio = (ratio / learningRate).ClampMax(1);
        }

        var usable = weightNorm.Gt(0).LogicalAnd(gradientNorm.Gt(0));
        Foreach.Mul_(steps, Tensor.Where(usable, ratio, 1).Unbind());
        if (bySum && weightDecay != 0)
        {
            TakeBackDecay(steps, update.Weights, weightDecay, usable);
        }
    }

    // By this convention a tensor without a ratio has no decay either; only a zero gradient makes a difference.
    private static void TakeBackDecay(Tensor[] steps, Tensor[] weights, double weightDecay, Tensor usable)
    {
        var surplus = Foreach.Mul(weights, usable.LogicalNot().To(weights[0].DType).Unbind());
        Foreach.Add_(steps, surplus, alpha: -weightDecay);
    }
}
