using Xunit;

namespace Selfsame.Torch.Tests.Operators;

/// <summary>Numbers into the checks and out of them.</summary>
internal static class Numbers
{
    /// <summary>The same numbers each time; no two inputs of an operator are alike.</summary>
    public static double[] Drawn(int seed, long count, double from = -2, double to = 2)
    {
        var random = new Random(1234 + seed);
        var values = new double[count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = from + ((to - from) * random.NextDouble());
        }

        return values;
    }

    /// <summary>A float64 tensor of such numbers.</summary>
    public static Tensor Sample(params long[] shape) => Tensor.From(Drawn(7, Product(shape)).AsSpan(), shape);

    /// <summary>A small float64 vector.</summary>
    public static Tensor Of(params double[] values) => Tensor.From(values);

    /// <summary>A small vector of indices.</summary>
    public static Tensor Indices(params long[] values) => Tensor.From(values);

    public static long Product(ReadOnlySpan<long> shape)
    {
        var product = 1L;
        foreach (var size in shape)
        {
            product *= size;
        }

        return product;
    }

    public static double[] ToDoubles(Tensor tensor) => tensor.To(DType.Float64).ToArray<double>();

    /// <summary>Asserts every element of a tensor, whatever its type.</summary>
    public static void Are(ReadOnlySpan<double> expected, Tensor actual) => Near(expected, ToDoubles(actual), 1e-12, "result");

    /// <summary>Asserts shape and type.</summary>
    public static void IsShaped(long[] shape, DType dtype, Tensor actual)
    {
        Assert.Equal(shape, actual.Shape);
        Assert.Equal(dtype, actual.DType);
    }

    /// <summary>Asserts that two lists of numbers are the same up to a part of their largest.</summary>
    public static void Near(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double tolerance, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        var largest = 1.0;
        foreach (var value in expected)
        {
            largest = double.IsFinite(value) ? Math.Max(largest, Math.Abs(value)) : largest;
        }

        for (var i = 0; i < expected.Length; i++)
        {
            // Written so that NaN matches only NaN, and an infinity only itself.
            var same = expected[i].Equals(actual[i]) || Math.Abs(expected[i] - actual[i]) <= tolerance * largest;
            Assert.True(same, $"{what}: element {i} is {actual[i]:R} instead of {expected[i]:R}");
        }
    }
}
