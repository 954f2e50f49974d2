using Xunit;

namespace Selfsame.Torch.Tests.Operators;

/// <summary>
/// Checks an operator forwards against a reference and backwards against central differences, in float64. Then the same
/// again for every layout of the inputs and of the incoming gradient, in float64 and float32, against those numbers.
/// </summary>
internal sealed class GradientCheck(Func<Tensor[], Tensor[]> call, Func<Tensor[], Tensor[]>? reference, long[][] shapes, Conditions conditions)
{
    private const double Step = 1e-5;
    private const double DifferenceTolerance = 1e-6;
    private const double SingleTolerance = 2e-4;

    private readonly double[][] _values =
        [.. shapes.Select((shape, i) => Numbers.Drawn(i, Numbers.Product(shape), conditions.From, conditions.To))];

    public void Run()
    {
        var (outputs, gradients) = Evaluate(Layouts.Contiguous, Layouts.Contiguous, DType.Float64);
        CompareWithReference();
        for (var i = 0; i < _values.Length; i++)
        {
            Numbers.Near(Differences(i), gradients[i], DifferenceTolerance, $"gradient of input {i} against finite differences");
        }

        foreach (var dtype in conditions.Single ? (DType[])[DType.Float64, DType.Float32] : [DType.Float64])
        {
            var tolerance = dtype == DType.Float64 ? 1e-10 : SingleTolerance;
            foreach (var input in Of(conditions.Layouts))
            {
                foreach (var cotangent in Of(Layouts.All))
                {
                    var what = $"{dtype}, inputs {input}, incoming gradient {cotangent}";
                    var (again, gradientsAgain) = Evaluate(input, cotangent, dtype);
                    Compare(outputs, again, tolerance, $"result ({what})");
                    Compare(gradients, gradientsAgain, tolerance, $"gradient ({what})");
                }
            }
        }
    }

    private void CompareWithReference()
    {
        using var none = new NoGrad();
        var inputs = Inputs(_values, Layouts.Contiguous, DType.Float64);
        var expected = reference?.Invoke(inputs) ?? [];
        var actual = call(inputs);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i].Shape, actual[i].Shape);
            Numbers.Near(Numbers.ToDoubles(expected[i]), Numbers.ToDoubles(actual[i]), 1e-10, $"result {i} against its reference");
        }
    }

    private static void Compare(double[][] expected, double[][] actual, double tolerance, string what)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            Numbers.Near(expected[i], actual[i], tolerance, $"{what} {i}");
        }
    }

    private IEnumerable<Layouts> Of(Layouts wanted)
    {
        var rank = shapes.Max(shape => shape.Length);
        return Enum.GetValues<Layouts>().Where(layout => layout != Layouts.All && wanted.HasFlag(layout)
            && rank >= (layout == Layouts.ChannelsLast ? 4 : layout == Layouts.Transposed ? 2 : 0));
    }

    private (double[][] Outputs, double[][] Gradients) Evaluate(Layouts input, Layouts cotangent, DType dtype)
    {
        using var scope = new TensorScope();
        var inputs = Inputs(_values, input, dtype);
        foreach (var tensor in inputs)
        {
            tensor.RequiresGrad_();
        }

        Engine.Seed(1);
        var outputs = call(inputs);
        Assert.All(outputs, output => Assert.Equal(dtype, output.DType));
        var cotangents = outputs.Select((output, i) => Laid(Cotangent(output, i), output.Shape, cotangent, dtype)).ToArray();
        var gradients = Autograd.Grad(outputs, inputs, cotangents);
        for (var i = 0; i < inputs.Length; i++)
        {
            Assert.Equal(inputs[i].Shape, gradients[i].Shape);
        }

        return ([.. outputs.Select(Numbers.ToDoubles)], [.. gradients.Select(Numbers.ToDoubles)]);
    }

    // d <c, f(x)> / dx, one element at a time.
    private double[] Differences(int input)
    {
        using var none = new NoGrad();
        var differences = new double[_values[input].Length];
        var moved = _values.Select(values => (double[])values.Clone()).ToArray();
        for (var i = 0; i < differences.Length; i++)
        {
            moved[input][i] = _values[input][i] + Step;
            var above = Projected(moved);
            moved[input][i] = _values[input][i] - Step;
            differences[i] = (above - Projected(moved)) / (2 * Step);
            moved[input][i] = _values[input][i];
        }

        return differences;
    }

    private double Projected(double[][] values)
    {
        using var scope = new TensorScope();
        Engine.Seed(1);
        return call(Inputs(values, Layouts.Contiguous, DType.Float64))
            .Select((output, i) => output.ToArray<double>().Zip(Cotangent(output, i), (y, c) => y * c).Sum()).Sum();
    }

    private static double[] Cotangent(Tensor output, int index) => Numbers.Drawn(100 + index, output.Count);

    private Tensor[] Inputs(double[][] values, Layouts layout, DType dtype) =>
        [.. values.Select((elements, i) => Laid(elements, shapes[i], layout, dtype))];

    private static Tensor Laid(double[] elements, long[] shape, Layouts layout, DType dtype)
    {
        using var none = new NoGrad();
        var x = Tensor.From(elements.AsSpan(), shape).To(dtype);
        var rank = shape.Length;
        return none.Keep(layout switch
        {
            Layouts.Transposed when rank > 1 => x.Transpose(0, rank - 1).Contiguous().Transpose(0, rank - 1),
            Layouts.Gapped => Tensor.Stack([x, x], -1).Select(-1, 0),
            Layouts.ChannelsLast when rank == 4 => x.ChannelsLast(),
            _ => x,
        });
    }
}
