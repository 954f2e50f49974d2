using Selfsame.Nn;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Heads;

/// <summary>Whitens groups of features over the batch by Newton's iteration, with a scale and a shift at the end.</summary>
/// <remarks>
/// Huang et al., CVPR 2019, arXiv 1904.03441, Algorithm 1: P_0 = I, P_k+1 = (3 P_k - P_k^3 S) / 2 with S the covariance (biased, plus epsilon I)
/// divided by its trace. It never divides by small eigenvalues, so a group may be wider than the batch. In evaluation the running mean and whitening
/// matrix are used. Computed in float32 or better also in mixed precision.
/// </remarks>
public sealed class IterativeNorm : Layer
{
    private readonly int _groups;
    private readonly int _iterations;
    private readonly double _momentum;
    private readonly double _epsilon;
    private readonly Tensor _runningMean;
    private readonly Tensor _runningMatrix;
    private readonly Tensor? _weight;
    private readonly Tensor? _bias;

    /// <summary>Makes the layer.</summary>
    /// <param name="features">Number of features, C.</param>
    /// <param name="groups">Number of groups, G, which divides C.</param>
    /// <param name="iterations">Newton iterations, at least 1; 5 in the paper.</param>
    /// <param name="momentum">Share of the new batch in the running statistics, in [0, 1].</param>
    /// <param name="epsilon">Added to the diagonal of the covariance.</param>
    /// <param name="affine">False for no scale and no shift.</param>
    /// <exception cref="ArgumentException">The groups do not divide the features.</exception>
    public IterativeNorm(int features, int groups, int iterations = 5, double momentum = 0.1, double epsilon = 1e-5, bool affine = true)
    {
        if (groups < 1 || features % groups != 0)
        {
            throw new ArgumentException($"{features} features cannot be whitened in {groups} groups of one size.", nameof(groups));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(iterations, 1);
        var width = features / groups;
        (_groups, _iterations, _momentum, _epsilon) = (groups, iterations, momentum, epsilon);
        _runningMean = Buffer("running_mean", Tensor.Zeros([groups, width, 1]));
        _runningMatrix = Buffer("running_wm", Tensor.Eye(width).Expand([groups, width, width]).Contiguous());
        if (affine)
        {
            _weight = Parameter("weight", Tensor.Ones([features]));
            _bias = Parameter("bias", Tensor.Zeros([features]));
        }
    }

    /// <inheritdoc/>
    /// <param name="x">N x C.</param>
    /// <returns>N x C.</returns>
    public override Tensor Forward(Tensor x)
    {
        using var full = Autocast.Off(x.Device);
        var columns = x.AtLeastFloat32().Transpose(0, 1).Reshape([_groups, -1, x.Size(0)]);      // G x D x N
        var mean = IsTraining ? columns.Mean([2], keepdim: true) : _runningMean;
        var centred = columns - mean;
        var matrix = IsTraining ? Matrix(centred) : _runningMatrix;                              // G x D x D
        if (IsTraining)
        {
            Remember(mean, matrix);
        }

        var white = matrix.Bmm(centred).Reshape([x.Size(1), x.Size(0)]).Transpose(0, 1);         // N x C
        return _weight is null ? white : white * _weight + _bias!;
    }

    private Tensor Matrix(Tensor centred)
    {
        var identity = Tensor.Eye(centred.Size(1), dtype: centred.DType, device: centred.Device);
        var covariance = centred.Bmm(centred.Transpose(1, 2)) / (double)centred.Size(2) + _epsilon * identity;
        var inverseTrace = 1.0 / covariance.Diagonal(0, 1, 2).Sum([1]).Reshape([_groups, 1, 1]); // G x 1 x 1
        var normalised = covariance * inverseTrace;
        var p = 1.5 * identity - 0.5 * normalised;                                               // the first step, from P = I
        for (var iteration = 1; iteration < _iterations; iteration++)
        {
            p = 1.5 * p - 0.5 * p.Matmul(p).Matmul(p).Matmul(normalised);
        }

        return p * inverseTrace.Sqrt();
    }

    private void Remember(Tensor mean, Tensor matrix)
    {
        using var noGrad = new NoGrad();
        _runningMean.Lerp_(mean.To(_runningMean.DType), _momentum);
        _runningMatrix.Lerp_(matrix.To(_runningMatrix.DType), _momentum);
    }
}
