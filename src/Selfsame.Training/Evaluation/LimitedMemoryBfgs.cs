using System.Numerics.Tensors;

namespace Selfsame.Training.Evaluation;

/// <summary>Minimises a smooth function by L-BFGS with a backtracking line search.</summary>
/// <remarks>Nocedal and Wright, Numerical Optimization, algorithms 7.4 and 7.5. Deterministic: no draw is made.</remarks>
public sealed class LimitedMemoryBfgs
{
    private const int Memory = 10;
    private const double SufficientDecrease = 1e-4;
    private readonly List<Correction> _corrections = [];

    private sealed record Correction(double[] Step, double[] Change, double InverseCurvature);

    /// <summary>Writes the gradient at a point and gives the value there.</summary>
    /// <param name="point">Where to evaluate.</param>
    /// <param name="gradient">Receives the gradient, of the same length.</param>
    public delegate double Function(ReadOnlySpan<double> point, Span<double> gradient);

    /// <summary>Upper bound of iterations, at least 1.</summary>
    public int MaximumIterations { get; init; } = 200;

    /// <summary>Stops where the largest entry of the gradient is below this.</summary>
    public double GradientTolerance { get; init; } = 1e-5;

    /// <summary>Stops where an iteration lowers the value by less than this share of it.</summary>
    public double RelativeDecrease { get; init; } = 1e-7;

    /// <summary>Moves <paramref name="point"/> to a local minimum.</summary>
    /// <param name="function">What to minimise.</param>
    /// <param name="point">The start; holds the minimum on return.</param>
    /// <returns>The value at the minimum.</returns>
    public double Minimise(Function function, double[] point)
    {
        _corrections.Clear();
        var gradient = new double[point.Length];
        var value = function(point, gradient);
        for (var iteration = 0; iteration < MaximumIterations; iteration++)
        {
            if (double.Abs(TensorPrimitives.MaxMagnitude<double>(gradient)) < GradientTolerance) break;
            var direction = Direction(gradient);
            var slope = TensorPrimitives.Dot<double>(direction, gradient);
            if (slope >= 0)                                                      // rounding spoilt the curvature: start again from steepest descent
            {
                _corrections.Clear();
                direction = Direction(gradient);
                slope = TensorPrimitives.Dot<double>(direction, gradient);
            }
            var first = _corrections.Count == 0 ? 1 / Math.Max(1, TensorPrimitives.Norm<double>(gradient)) : 1;
            if (!Search(function, point, value, gradient, direction, slope, first, out var next, out var nextValue, out var nextGradient))
                break;
            Remember(point, next, gradient, nextGradient);
            var decrease = value - nextValue;
            next.CopyTo(point.AsSpan());
            (gradient, value) = (nextGradient, nextValue);
            if (decrease <= RelativeDecrease * Math.Max(1e-12, Math.Abs(value))) break;
        }
        return value;
    }

    private double[] Direction(double[] gradient)
    {
        var direction = new double[gradient.Length];
        TensorPrimitives.Negate<double>(gradient, direction);
        var weights = new double[_corrections.Count];
        for (var i = _corrections.Count - 1; i >= 0; i--)
        {
            weights[i] = _corrections[i].InverseCurvature * TensorPrimitives.Dot<double>(_corrections[i].Step, direction);
            TensorPrimitives.MultiplyAdd<double>(_corrections[i].Change, -weights[i], direction, direction);
        }
        if (_corrections.Count > 0)
        {
            var last = _corrections[^1];
            TensorPrimitives.Multiply<double>(direction, 1 / (last.InverseCurvature * TensorPrimitives.SumOfSquares<double>(last.Change)), direction);
        }
        for (var i = 0; i < _corrections.Count; i++)
        {
            var back = _corrections[i].InverseCurvature * TensorPrimitives.Dot<double>(_corrections[i].Change, direction);
            TensorPrimitives.MultiplyAdd<double>(_corrections[i].Step, weights[i] - back, direction, direction);
        }
        return direction;
    }

    private static bool Search(
        Function function, double[] point, double value, double[] gradient, double[] direction, double slope, double first,
        out double[] next, out double nextValue, out double[] nextGradient)
    {
        next = new double[point.Length];
        nextGradient = new double[gradient.Length];
        var length = first;
        for (var attempt = 0; attempt < 30; attempt++)
        {
            TensorPrimitives.MultiplyAdd<double>(direction, length, point, next);
            nextValue = function(next, nextGradient);
            if (nextValue <= value + SufficientDecrease * length * slope) return true;
            // The minimum of the parabola through what is known, kept within [0.1, 0.5] of the last length.
            var parabola = -slope * length / (2 * (nextValue - value - slope * length)) * length;
            length = double.IsFinite(parabola) ? Math.Clamp(parabola, 0.1 * length, 0.5 * length) : 0.1 * length;
        }
        nextValue = value;
        return false;
    }

    private void Remember(double[] point, double[] next, double[] gradient, double[] nextGradient)
    {
        var step = new double[point.Length];
        var change = new double[point.Length];
        TensorPrimitives.Subtract<double>(next, point, step);
        TensorPrimitives.Subtract<double>(nextGradient, gradient, change);
        var curvature = TensorPrimitives.Dot<double>(step, change);
        if (curvature <= 1e-12 * TensorPrimitives.SumOfSquares<double>(change)) return;
        if (_corrections.Count == Memory) _corrections.RemoveAt(0);
        _corrections.Add(new Correction(step, change, 1 / curvature));
    }
}
