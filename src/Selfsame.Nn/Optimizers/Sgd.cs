using Selfsame.Torch;

namespace Selfsame.Nn.Optimizers;

/// <summary>Stochastic gradient descent with momentum, Nesterov's form and dampening as in PyTorch.</summary>
/// <remarks>
/// d = g + λw; b = μb + (1 - δ)d (b = d in the first step); w = w - η b, or w - η (d + μb) with Nesterov.
/// Sutskever et al., ICML 2013, with the learning rate outside the buffer.
/// </remarks>
public sealed class Sgd : Optimizer
{
    private readonly SgdOptions _options;
    private readonly Tensor[][] _momentum;

    /// <summary>Makes the optimizer.</summary>
    /// <param name="groups">The parameters.</param>
    /// <param name="options">Momentum and decay.</param>
    /// <exception cref="ArgumentException">Nesterov's form without momentum or with dampening.</exception>
    public Sgd(IReadOnlyList<ParameterGroup> groups, SgdOptions options)
        : base(groups, options.WeightDecay)
    {
        if (options.Nesterov && (options.Momentum == 0 || options.Dampening != 0))
        {
            throw new ArgumentException("Nesterov's form needs momentum and no dampening.", nameof(options));
        }

        _options = options;
        _momentum = options.Momentum == 0 ? [] : ZerosLikeParameters();
    }

    private protected override IEnumerable<NamedTensor> Buffers() =>
        _momentum.Length == 0 ? [] : Name("momentum", _momentum);

    private protected override void Update(GroupUpdate update, double learningRate, double weightDecay)
    {
        var (weights, gradients) = (update.Weights, update.Gradients);
        if (_options.Momentum == 0)
        {
            Decay(weights, learningRate * weightDecay);
            Foreach.Add_(weights, gradients, alpha: -learningRate);
            return;
        }

        // Gradients stay as they are and no temporary is made: the decay goes into the buffer by itself.
        var momentum = update.Of(_momentum);
        var fresh = update.Step == 1 ? 1 : 1 - _options.Dampening;
        Foreach.Mul_(momentum, _options.Momentum);
        Foreach.Add_(momentum, gradients, alpha: fresh);
        if (weightDecay != 0)
        {
            Foreach.Add_(momentum, weights, alpha: fresh * weightDecay);
        }

        if (_options.Nesterov)
        {
            Decay(weights, learningRate * weightDecay);
            Foreach.Add_(weights, gradients, alpha: -learningRate);
            Foreach.Add_(weights, momentum, alpha: -learningRate * _options.Momentum);
        }
        else
        {
            Foreach.Add_(weights, momentum, alpha: -learningRate);
        }
    }

    private static void Decay(Tensor[] weights, double amount)
    {
        if (amount != 0)
        {
            Foreach.Mul_(weights, 1 - amount);
        }
    }
}
