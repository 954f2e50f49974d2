using Selfsame.Torch;

namespace Selfsame.Training.Evaluation;

/// <summary>Penalised multinomial logistic regression over one set of features, ready to be minimised at several strengths in turn.</summary>
internal sealed class LogisticProblem : IDisposable
{
    private readonly Tensor _features;
    private readonly Tensor _transposed;
    private readonly Tensor _targets;
    private readonly double[] _point;
    private readonly float[] _buffer;
    private readonly int _width;
    private readonly int _classCount;

    internal LogisticProblem(Tensor features, int[] labels, int classCount)
    {
        _width = (int)features.Size(1);
        _classCount = classCount;
        _features = features.Contiguous().Outlive();                                          // M x D
        _transposed = _features.T.Outlive();                                                  // D x M, a view
        using (new TensorScope())
        {
            _targets = OneHot(labels, classCount).Outlive();                                  // M x C
        }
        _point = new double[(_width + 1) * classCount];                                       // D rows of weights, then the biases
        _buffer = new float[_point.Length];
    }

    internal void Minimise(double strength, int maximumIterations, double relativeDecrease)
        => new LimitedMemoryBfgs { MaximumIterations = maximumIterations, RelativeDecrease = relativeDecrease }.Minimise((point, gradient) => Evaluate(strength, point, gradient), _point);

    internal Tensor Weight() => Tensor.From<float>(Narrowed(_point, _buffer).AsSpan(0, _width * _classCount), [_width, _classCount]);

    internal Tensor Bias() => Tensor.From<float>(Narrowed(_point, _buffer).AsSpan(_width * _classCount), [_classCount]);

    /// <summary>Mean cross-entropy of other rows under the present weights.</summary>
    internal double Loss(Tensor features, int[] labels)
    {
        using var scope = new TensorScope();
        var logarithms = (features.Mm(Weight()) + Bias()).LogSoftmax(1);
        return -(logarithms * OneHot(labels, _classCount)).Sum().ToDouble() / labels.Length;
    }

    public void Dispose()
    {
        _transposed.Dispose();
        _features.Dispose();
        _targets.Dispose();
    }

    private double Evaluate(double strength, ReadOnlySpan<double> point, Span<double> gradient)
    {
        using var scope = new TensorScope();
        Narrowed(point, _buffer);
        var weightCount = _width * _classCount;
        var weight = Tensor.From<float>(_buffer.AsSpan(0, weightCount), [_width, _classCount]);
        var bias = Tensor.From<float>(_buffer.AsSpan(weightCount), [_classCount]);
        var logarithms = (_features.Mm(weight) + bias).LogSoftmax(1);                         // M x C
        var rows = (double)_features.Size(0);
        var value = -(logarithms * _targets).Sum([1]).To(DType.Float64).Sum().ToDouble() / rows;
        var error = logarithms.Exp() - _targets;                                              // M x C
        _transposed.Mm(error).CopyTo(_buffer.AsSpan(0, weightCount));                         // D x C
        error.Sum([0]).CopyTo(_buffer.AsSpan(weightCount));
        var penalty = 0.0;
        for (var i = 0; i < gradient.Length; i++)
        {
            var decay = i < weightCount ? strength * point[i] : 0;
            gradient[i] = _buffer[i] / rows + decay;
            penalty += 0.5 * decay * point[i];
        }
        return value + penalty;
    }

    private static Tensor OneHot(int[] labels, int classCount)
    {
        var values = new float[labels.Length * classCount];
        for (var row = 0; row < labels.Length; row++) values[row * classCount + labels[row]] = 1;
        return Tensor.From<float>(values, [labels.Length, classCount]);
    }

    private static float[] Narrowed(ReadOnlySpan<double> from, float[] to)
    {
        for (var i = 0; i < to.Length; i++) to[i] = (float)from[i];
        return to;
    }
}
