using Selfsame.Torch;

namespace Selfsame.Nn.Optimizers;

/// <summary>Adam and AdamW with bias correction.</summary>
/// <remarks>
/// Kingma and Ba, ICLR 2015, arXiv 1412.6980; Loshchilov and Hutter, ICLR 2019, arXiv 1711.05101 (decoupled decay); Reddi et al.,
/// ICLR 2018, arXiv 1904.09237 (AMSGrad). w = w - η m̂ / (sqrt(v̂) + ε).
/// </remarks>
public sealed class Adam : Optimizer
{
    private readonly AdamOptions _options;
    private readonly Tensor[][] _mean;
    private readonly Tensor[][] _meanSquare;
    private readonly Tensor[][] _largestMeanSquare;

    /// <summary>Makes the optimizer.</summary>
    /// <param name="groups">The parameters.</param>
    /// <param name="options">Decay rates and weight decay.</param>
    public Adam(IReadOnlyList<ParameterGroup> groups, AdamOptions options)
        : base(groups, options.WeightDecay)
    {
        _options = options;
        _mean = ZerosLikeParameters();
        _meanSquare = ZerosLikeParameters();
        _largestMeanSquare = options.AmsGrad ? ZerosLikeParameters() : [];
    }

    private protected override IEnumerable<NamedTensor> Buffers()
    {
        var buffers = Name("mean", _mean).Concat(Name("mean_square", _meanSquare));
        return _options.AmsGrad ? buffers.Concat(Name("largest_mean_square", _largestMeanSquare)) : buffers;
    }

    private protected override void Update(GroupUpdate update, double learningRate, double weightDecay)
    {
        var weights = update.Weights;
        var gradients = Decayed(update, _options.Decoupled ? 0 : weightDecay);
        if (_options.Decoupled && weightDecay != 0)
        {
            Foreach.Mul_(weights, 1 - (learningRate * weightDecay));
        }

        var mean = update.Of(_mean);
        Foreach.Mul_(mean, _options.Beta1);
        Foreach.Add_(mean, gradients, alpha: 1 - _options.Beta1);

        var meanSquare = update.Of(_meanSquare);
        Foreach.Mul_(meanSquare, _options.Beta2);
        Foreach.Addcmul_(meanSquare, gradients, gradients, 1 - _options.Beta2);

        var divisor = Foreach.Sqrt(_options.AmsGrad ? Largest(update, meanSquare) : meanSquare);
        Foreach.Div_(divisor, Math.Sqrt(1 - Math.Pow(_options.Beta2, update.Step)));
        Foreach.Add_(divisor, _options.Epsilon);
        Foreach.Addcdiv_(weights, mean, divisor, -learningRate / (1 - Math.Pow(_options.Beta1, update.Step)));
    }

    private Tensor[] Largest(GroupUpdate update, Tensor[] meanSquare)
    {
        var largest = update.Of(_largestMeanSquare);
        for (var i = 0; i < largest.Length; i++)
        {
            largest[i].Copy_(largest[i].Maximum(meanSquare[i]));
        }

        return largest;
    }
}
