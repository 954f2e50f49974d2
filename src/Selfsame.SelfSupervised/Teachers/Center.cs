using Selfsame.Nn;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Teachers;

/// <summary>The running mean of a teacher's logits, which is taken off them so that no prototype can win everything.</summary>
/// <remarks>Caron et al., ICCV 2021, arXiv 2104.14294, equation 4. The centre starts at 0 and is a buffer: it is saved with the method.</remarks>
public sealed class Center : Module
{
    private readonly double _momentum;

    /// <summary>A centre at 0.</summary>
    /// <param name="outputs">Number of logits, K.</param>
    /// <param name="momentum">The share that stays at each update, from 0 to 1; 0.9 in the paper.</param>
    /// <exception cref="ArgumentOutOfRangeException">The momentum lies outside 0 to 1, or there is no output.</exception>
    public Center(int outputs, double momentum = 0.9)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        if (momentum is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(momentum), momentum, "The momentum of a centre lies between 0 and 1.");
        }

        _momentum = momentum;
        Value = Buffer("value", Tensor.Zeros([outputs]));
    }

    /// <summary>The centre, K values.</summary>
    public Tensor Value { get; }

    /// <summary>What the teacher believes: its logits less the centre, sharpened.</summary>
    /// <param name="logits">R x K.</param>
    /// <param name="temperature">Above 0; small values sharpen.</param>
    /// <returns>R x K, each row a distribution.</returns>
    public Tensor Probabilities(Tensor logits, double temperature) => ((logits - Value) / temperature).Softmax(1);

    /// <summary>Moves the centre towards the mean of these logits. <see cref="Probabilities"/> of the same batch come before.</summary>
    /// <param name="logits">R x K, of all the teacher's views.</param>
    public void Follow(Tensor logits)
    {
        using var scope = new TensorScope();
        using var noGrad = new NoGrad();
        Value.Mul_(_momentum).Add_(logits.Mean([0]).To(Value.DType), alpha: 1 - _momentum);
    }
}
