using System.Text.Json;

namespace Selfsame.Testing;

/// <summary>One tensor of the reference numbers: row-major values with their shape; a scalar has an empty shape.</summary>
public sealed class GoldenTensor
{
    private GoldenTensor(long[] shape, string dtype, double[] values)
    {
        Shape = shape;
        DType = dtype;
        Values = values;
    }

    public long[] Shape { get; }

    /// <summary>"f32", "f64", "i64" or "bool".</summary>
    public string DType { get; }

    /// <summary>The values as doubles; a bool is 0 or 1.</summary>
    public double[] Values { get; }

    public float[] Floats => Array.ConvertAll(Values, value => (float)value);

    public long[] Integers => Array.ConvertAll(Values, value => (long)value);

    public int[] Labels => Array.ConvertAll(Values, value => (int)value);

    public bool[] Flags => Array.ConvertAll(Values, value => value != 0);

    /// <summary>The value of a tensor with one element.</summary>
    public double Scalar => Values.Length == 1 ? Values[0] : throw new InvalidOperationException($"The tensor has {Values.Length} values, not one.");

    /// <summary>The largest absolute value, 0 for an empty tensor.</summary>
    public double Largest => Values.Length == 0 ? 0 : Values.Max(Math.Abs);

    internal static GoldenTensor Parse(JsonElement element)
    {
        var shape = element.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
        var data = element.GetProperty("data");
        double[] values = data.ValueKind == JsonValueKind.Array ? [.. data.EnumerateArray().Select(Number)] : [Number(data)];
        var expected = shape.Aggregate(1L, (product, size) => product * size);
        return values.Length == expected
            ? new GoldenTensor(shape, element.GetProperty("dtype").GetString()!, values)
            : throw new InvalidDataException($"The shape [{string.Join(',', shape)}] asks for {expected} values, the file has {values.Length}.");
    }

    private static double Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => value.GetDouble(),
    };
}
