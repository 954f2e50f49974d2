using Selfsame.Torch;

namespace Selfsame.Nn;

/// <summary>Batch normalisation over every dimension but the second, with running statistics for evaluation.</summary>
/// <remarks>
/// Ioffe and Szegedy, ICML 2015, arXiv 1502.03167. As in PyTorch, the batch is normalised by its biased variance and the running
/// variance takes the unbiased one. <see cref="ForwardRelu"/> and <see cref="ForwardAddRelu"/> are what residual networks
/// need: each is one operator, which reads and writes memory about half as often as the separate ones.
/// </remarks>
public abstract class BatchNorm : ChannelNorm
{
    private readonly int _features;
    private readonly double _momentum;
    private readonly double _epsilon;
    private readonly Tensor _runningMean;
    private readonly Tensor _runningVariance;
    private readonly Tensor _batches;

    private protected BatchNorm(int features, double momentum, double epsilon, bool affine, bool bias)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        _features = features;
        _momentum = momentum;
        _epsilon = epsilon;
        if (affine)
        {
            Weight = Parameter("weight", Tensor.Ones([features]));
        }

        if (affine && bias)
        {
            Bias = Parameter("bias", Tensor.Zeros([features]));
        }

        _runningMean = Buffer("running_mean", Tensor.Zeros([features]));
        _runningVariance = Buffer("running_var", Tensor.Ones([features]));
        _batches = Buffer("num_batches_tracked", Tensor.Zeros([], DType.Int64));
    }

    /// <inheritdoc/>
    public sealed override Tensor? Weight { get; }

    /// <inheritdoc/>
    public sealed override Tensor? Bias { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">In training mode, a batch with a single value a channel, whose variance is undefined.</exception>
    public override Tensor Forward(Tensor x) => Normalise(x, residual: null, relu: false);

    /// <inheritdoc/>
    public sealed override Tensor ForwardRelu(Tensor x) => Normalise(x, residual: null, relu: true);

    /// <inheritdoc/>
    public sealed override Tensor ForwardAddRelu(Tensor x, Tensor residual) => Normalise(x, residual, relu: true);

    private Tensor Normalise(Tensor x, Tensor? residual, bool relu)
    {
        CountBatch(x);
        return Fused.BatchNormRelu(
            x, residual, Weight, Bias, _runningMean, _runningVariance, IsTraining, _momentum, _epsilon, relu);
    }

    private void CountBatch(Tensor x)
    {
        if (!IsTraining)
        {
            return;
        }

        if (x.Count <= _features)
        {
            throw new ArgumentException(
                $"Batch norm over {_features} channels got one value a channel in training mode: use a batch of two or more.", nameof(x));
        }

        _batches.Add_(1);
    }
}
