using System.Text.Json;
using Xunit;

namespace Selfsame.Testing;

/// <summary>One case of an item of the reference numbers: parameters, inputs, outputs, gradients and the tolerance of each.</summary>
public sealed class GoldenCase
{
    private readonly string _label;
    private readonly JsonElement _parameters;
    private readonly JsonElement _differences;

    internal GoldenCase(string label, JsonElement element)
    {
        _label = label;
        Json = element;
        _parameters = element.GetProperty("params");
        element.TryGetProperty("f32_vs_f64", out _differences);
        Inputs = Tensors("inputs");
        Outputs = Tensors("outputs");
        Gradients = Tensors("grads");
    }

    /// <summary>The whole case as it stands in the file, for keys that only some items have.</summary>
    public JsonElement Json { get; }

    public IReadOnlyDictionary<string, GoldenTensor> Inputs { get; }

    public IReadOnlyDictionary<string, GoldenTensor> Outputs { get; }

    /// <summary>The gradient of the output "loss" for each input that had one.</summary>
    public IReadOnlyDictionary<string, GoldenTensor> Gradients { get; }

    /// <summary>Whether the case has that parameter, and not as null.</summary>
    public bool Has(string parameter) => _parameters.TryGetProperty(parameter, out var value) && value.ValueKind != JsonValueKind.Null;

    public JsonElement Parameter(string name) => _parameters.TryGetProperty(name, out var value)
        ? value
        : throw new KeyNotFoundException($"{_label} has no parameter '{name}', only {string.Join(", ", _parameters.EnumerateObject().Select(each => each.Name))}.");

    public double Number(string parameter) => Parameter(parameter).GetDouble();

    public double Number(string parameter, double fallback) => Has(parameter) ? Number(parameter) : fallback;

    public int Integer(string parameter) => Parameter(parameter).GetInt32();

    public int Integer(string parameter, int fallback) => Has(parameter) ? Integer(parameter) : fallback;

    public bool Flag(string parameter) => Parameter(parameter).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => Number(parameter) != 0,
    };

    public bool Flag(string parameter, bool fallback) => Has(parameter) ? Flag(parameter) : fallback;

    public string Text(string parameter) => Parameter(parameter).GetString()!;

    public double[] Numbers(string parameter) => [.. Parameter(parameter).EnumerateArray().Select(value => value.GetDouble())];

    /// <summary>The allowed absolute difference of an output: four times that of float32 from float64, and 1e-5 of its largest value.</summary>
    public double Tolerance(string output) => Tolerance(output, Outputs[output]);

    /// <summary>The allowed absolute difference of the gradient for an input.</summary>
    public double GradientTolerance(string input) => Tolerance("grad." + input, Gradients[input]);

    public void AssertOutput(string output, double actual) => AssertOutput(output, [actual]);

    public void AssertOutput(string output, ReadOnlySpan<float> actual) => AssertOutput(output, Widen(actual));

    public void AssertOutput(string output, ReadOnlySpan<double> actual) => AssertNear(output, Outputs[output], actual, Tolerance(output));

    public void AssertGradient(string input, ReadOnlySpan<float> actual) => AssertGradient(input, Widen(actual));

    public void AssertGradient(string input, ReadOnlySpan<double> actual) =>
        AssertNear("grad." + input, Gradients[input], actual, GradientTolerance(input));

    public override string ToString() => _label;

    private double Tolerance(string key, GoldenTensor expected)
    {
        var difference = _differences.ValueKind == JsonValueKind.Object && _differences.TryGetProperty(key, out var value) ? value.GetDouble() : 0;
        return 4 * difference + 1e-5 * expected.Largest;
    }

    private void AssertNear(string name, GoldenTensor expected, ReadOnlySpan<double> actual, double tolerance)
    {
        Assert.True(expected.Values.Length == actual.Length, $"{_label}: '{name}' has {actual.Length} values, the reference {expected.Values.Length}.");
        var (worst, worstDifference) = (-1, 0.0);
        for (var i = 0; i < actual.Length; i++)
        {
            var difference = Math.Abs(actual[i] - expected.Values[i]);
            // Written so that a NaN counts as different.
            if (!(difference <= tolerance) && (worst < 0 || double.IsNaN(difference) || difference > worstDifference))
            {
                (worst, worstDifference) = (i, difference);
            }
        }

        if (worst >= 0)
        {
            Assert.Fail($"{_label}: '{name}' [{worst}] is {actual[worst]:G9}, the reference {expected.Values[worst]:G9}: {worstDifference:G3} apart, {tolerance:G3} allowed.");
        }
    }

    private Dictionary<string, GoldenTensor> Tensors(string section) => Json.TryGetProperty(section, out var tensors)
        ? tensors.EnumerateObject().ToDictionary(each => each.Name, each => GoldenTensor.Parse(each.Value))
        : [];

    private static double[] Widen(ReadOnlySpan<float> values)
    {
        var wide = new double[values.Length];
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] = values[i];
        }

        return wide;
    }
}
