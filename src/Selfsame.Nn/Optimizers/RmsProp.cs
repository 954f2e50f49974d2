using Selfsame.Torch;

namespace Selfsame.Nn.Optimizers;

/// <summary>RMSprop: each weight's step is divided by the root of a moving mean of its squared gradients.</summary>
/// <remarks>v = αv + (1 - α)g²; w = w - η g / (√v + ε). Tieleman and Hinton, lecture 6.5 of COURSERA, 2012, in PyTorch's form.</remarks>
public sealed class RmsProp : Optimizer
{
    private readonly RmsPropOptions _options;
    private readonly Tensor[][] _meanSquare;

    /// <summary>Makes the optimizer.</summary>
    /// <param name="groups">The parameters.</param>
    /// <param name="options">Decay rates.</param>
    public RmsProp(IReadOnlyList<ParameterGroup> groups, RmsPropOptions options)
        : base(groups, options.WeightDecay)
    {
        _options = options;
        _meanSquare = ZerosLikeParameters();
    }

    private protected override IEnumerable<NamedTensor> Buffers() => Name("mean_square", _meanSquare);

    private protected override void Update(GroupUpdate update, double learningRate, double weightDecay)
    {
        var gradients = Decayed(update, weightDecay);
        var meanSquare = update.Of(_meanSquare);
        Foreach.Mul_(meanSquare, _options.Decay);
        Foreach.Addcmul_(meanSquare, gradients, gradients, 1 - _options.Decay);

        var divisor = Foreach.Sqrt(meanSquare);
        Foreach.Add_(divisor, _options.Epsilon);
        Foreach.Addcdiv_(update.Weights, gradients, divisor, -learningRate);
    }
}
