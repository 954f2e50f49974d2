using Selfsame.Torch;

namespace Selfsame.Nn.Optimizers;

/// <summary>Adagrad: each weight's step is divided by the root of the sum of its squared gradients so far.</summary>
/// <remarks>s = s + g²; w = w - η g / (√s + ε). Duchi, Hazan, Singer, JMLR 2011, in PyTorch's form.</remarks>
public sealed class Adagrad : Optimizer
{
    private readonly AdagradOptions _options;
    private readonly Tensor[][] _sumOfSquares;

    /// <summary>Makes the optimizer.</summary>
    /// <param name="groups">The parameters.</param>
    /// <param name="options">Epsilon and weight decay.</param>
    public Adagrad(IReadOnlyList<ParameterGroup> groups, AdagradOptions options)
        : base(groups, options.WeightDecay)
    {
        _options = options;
        _sumOfSquares = ZerosLikeParameters();
    }

    private protected override IEnumerable<NamedTensor> Buffers() => Name("sum_of_squares", _sumOfSquares);

    private protected override void Update(GroupUpdate update, double learningRate, double weightDecay)
    {
        var gradients = Decayed(update, weightDecay);
        var sumOfSquares = update.Of(_sumOfSquares);
        Foreach.Addcmul_(sumOfSquares, gradients, gradients, 1);

        var divisor = Foreach.Sqrt(sumOfSquares);
        Foreach.Add_(divisor, _options.Epsilon);
        Foreach.Addcdiv_(update.Weights, gradients, divisor, -learningRate);
    }
}
