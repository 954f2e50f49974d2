using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests;

/// <summary>Compares the gradient that the engine gives in float64 with central differences.</summary>
internal static class FiniteDifferences
{
    private const double Step = 1e-5;

    public static void AssertGradient(Func<Tensor, Tensor> loss, double[] at, long[] shape, double tolerance = 1e-7)
    {
        using var scope = new TensorScope();
        var x = Tensor.From<double>(at, shape).RequiresGrad_();
        loss(x).Backward();
        var gradient = x.Grad!.ToArray<double>();
        for (var index = 0; index < at.Length; index++)
        {
            var difference = (Value(loss, at, shape, index, Step) - Value(loss, at, shape, index, -Step)) / (2 * Step);
            Assert.True(Math.Abs(difference - gradient[index]) < tolerance, $"[{index}]: gradient {gradient[index]}, difference {difference}.");
        }
    }

    private static double Value(Func<Tensor, Tensor> loss, double[] at, long[] shape, int index, double step)
    {
        var moved = (double[])at.Clone();
        moved[index] += step;
        return loss(Tensor.From<double>(moved, shape)).ToDouble();
    }
}
