using Selfsame.Torch;

namespace Selfsame.Training.Evaluation.AugmentedLinear;

/// <summary>Linear classifiers that learn from the same features at different learning rates, all in one matrix product.</summary>
/// <remarks>SGD with Nesterov momentum as PyTorch has it, from weights of 0: the problem is convex. The gradient of cross-entropy is written out.</remarks>
public sealed class ParallelHeads : IDisposable
{
    private readonly int _classes;
    private readonly int _heads;
    private readonly double _momentum;
    private readonly Tensor _rates;
    private readonly Tensor _weight;
    private readonly Tensor _bias;
    private readonly Tensor _weightVelocity;
    private readonly Tensor _biasVelocity;

    /// <summary>Classifiers at their start.</summary>
    /// <param name="width">D.</param>
    /// <param name="classes">C.</param>
    /// <param name="rates">The highest learning rate of each, H.</param>
    /// <param name="momentum">Momentum, in [0, 1).</param>
    /// <param name="device">Where they learn.</param>
    public ParallelHeads(int width, int classes, IReadOnlyList<double> rates, double momentum, Device device)
    {
        (_classes, _heads, _momentum) = (classes, rates.Count, momentum);
        var columns = _heads * classes;
        float[] each = [.. rates.SelectMany(rate => Enumerable.Repeat((float)rate, classes))];
        using var scope = new TensorScope();
        _rates = Tensor.From<float>(each, [1, columns]).To(device).Outlive();
        _weight = Tensor.Zeros([width, columns], device: device).Outlive();                   // D x HC
        _bias = Tensor.Zeros([1, columns], device: device).Outlive();
        _weightVelocity = _weight.ZerosLike().Outlive();
        _biasVelocity = _bias.ZerosLike().Outlive();
    }

    /// <summary>One step at a share of the learning rates.</summary>
    /// <param name="features">N x D.</param>
    /// <param name="oneHot">N x C, 1 at each row's class.</param>
    /// <param name="share">What all learning rates are multiplied by.</param>
    public void Step(Tensor features, Tensor oneHot, double share)
    {
        using var scope = new TensorScope();
        var count = features.Size(0);
        var probabilities = Logits(features).Softmax(2);                                       // N x H x C
        var error = ((probabilities - oneHot.Unsqueeze(1)) / count).Reshape([count, -1]);      // N x HC
        Move(_weight, _weightVelocity, features.T.Mm(error), share);
        Move(_bias, _biasVelocity, error.Sum([0], keepdim: true), share);
    }

    /// <summary>Log-odds of the classes by each head.</summary>
    /// <param name="features">N x D.</param>
    /// <returns>N x H x C.</returns>
    public Tensor Logits(Tensor features) => (features.Mm(_weight) + _bias).Reshape([features.Size(0), _heads, _classes]);

    /// <summary>How often one head is right.</summary>
    /// <param name="head">Which, from 0.</param>
    /// <param name="features">N x D.</param>
    /// <param name="labels">N class numbers.</param>
    public Accuracy Evaluate(int head, Tensor features, int[] labels)
    {
        using var scope = new TensorScope();
        return Accuracy.Of(Logits(features).Select(1, head).Contiguous().To(Device.Cpu).ToArray<float>(), labels, _classes);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in new[] { _rates, _weight, _bias, _weightVelocity, _biasVelocity }) tensor.Dispose();
    }

    private void Move(Tensor parameter, Tensor velocity, Tensor gradient, double share)
    {
        velocity.Mul_(_momentum).Add_(gradient);
        parameter.Sub_((gradient + (velocity * _momentum)) * (_rates * share));
    }
}
