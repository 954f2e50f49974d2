using Selfsame.Training.Evaluation;
using Xunit;

namespace Selfsame.Training.Tests.Evaluation;

public sealed class LimitedMemoryBfgsTests
{
    [Fact]
    public void Minimise_Rosenbrock_FindsItsMinimum()
    {
        double[] point = [-1.2, 1, -1.2, 1];
        var value = new LimitedMemoryBfgs { MaximumIterations = 500, GradientTolerance = 1e-9, RelativeDecrease = 0 }.Minimise(Rosenbrock, point);
        Assert.True(value < 1e-12, $"{value}");
        Assert.All(point, coordinate => Assert.Equal(1, coordinate, 1e-5));
    }

    [Fact]
    public void Minimise_IllConditionedQuadratic_FindsItsMinimum()
    {
        var point = new double[50];
        Array.Fill(point, 1);
        static double Quadratic(ReadOnlySpan<double> x, Span<double> gradient)
        {
            var value = 0.0;
            for (var i = 0; i < x.Length; i++)
            {
                var curvature = Math.Pow(10, 4.0 * i / x.Length);
                gradient[i] = curvature * (x[i] - i);
                value += 0.5 * curvature * (x[i] - i) * (x[i] - i);
            }
            return value;
        }
        new LimitedMemoryBfgs { MaximumIterations = 1000, GradientTolerance = 1e-8, RelativeDecrease = 0 }.Minimise(Quadratic, point);
        for (var i = 0; i < point.Length; i++) Assert.Equal(i, point[i], 1e-6);
    }

    [Fact]
    public void Minimise_AtTheMinimum_Stays()
    {
        double[] point = [1, 1, 1, 1];
        Assert.Equal(0, new LimitedMemoryBfgs().Minimise(Rosenbrock, point));
        Assert.Equal([1, 1, 1, 1], point);
    }

    private static double Rosenbrock(ReadOnlySpan<double> x, Span<double> gradient)
    {
        var value = 0.0;
        gradient.Clear();
        for (var i = 0; i < x.Length; i += 2)
        {
            var (a, b) = (1 - x[i], x[i + 1] - x[i] * x[i]);
            value += a * a + 100 * b * b;
            gradient[i] += -2 * a - 400 * x[i] * b;
            gradient[i + 1] += 200 * b;
        }
        return value;
    }
}
