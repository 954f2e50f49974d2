using Selfsame.Torch;
using Xunit;

namespace Selfsame.Nn.Tests.Layers;

/// <summary>Compares gradients with central differences in float64.</summary>
internal static class FiniteDifferences
{
    private const double Step = 1e-6;

    /// <param name="inputs">Leaves of float64 that require gradients; every element is moved.</param>
    /// <param name="loss">A scalar of them, smooth where they are.</param>
    public static void Check(IReadOnlyList<NamedTensor> inputs, Func<Tensor> loss, double tolerance = 1e-6)
    {
        using var scope = new TensorScope();
        loss().Backward();
        foreach (var (name, input) in inputs)
        {
            Assert.True(input.DType == DType.Float64, $"{name} is no float64 tensor");
            var analytic = input.Grad!.ToArray<double>();
            var values = input.ToArray<double>();
            for (var i = 0; i < values.Length; i++)
            {
                var numeric = (Moved(i, Step) - Moved(i, -Step)) / (2 * Step);
                var difference = Math.Abs(numeric - analytic[i]);
                Assert.True(
                    difference <= tolerance * Math.Max(1, Math.Abs(numeric)), $"d/d{name}[{i}] is {analytic[i]:G9}, by differences {numeric:G9}");
            }

            Set(values);

            double Moved(int index, double by)
            {
                var moved = (double[])values.Clone();
                moved[index] += by;
                Set(moved);
                using var inner = new TensorScope();
                return loss().ToDouble();
            }

            void Set(double[] to)
            {
                using var noGrad = new NoGrad();
                using var inner = new TensorScope();
                input.Copy_(Tensor.From(to, input.Shape));
            }
        }
    }
}
