using Selfsame.Torch.Interop;

namespace Selfsame.Torch;

/// <summary>An operator of the engine found by name: for those that have no method of their own.</summary>
/// <example><code>var y = (Tensor)Operator.Find("aten::special_i0").Call(x)[0]!;</code></example>
public sealed class Operator
{
    private readonly string _name;
    private nint _handle;

    private Operator(string name, nint handle) => (_name, _handle) = (name, handle);

    /// <summary>The operator's schema, as libtorch states it.</summary>
    public string Schema => OperatorTable.SchemaOf(_handle);

    /// <summary>Finds an operator.</summary>
    /// <param name="name">With its namespace: <c>aten::add</c>.</param>
    /// <param name="overload">The part behind the dot: <c>Tensor</c>.</param>
    /// <exception cref="TorchException">This libtorch has no such operator.</exception>
    public static Operator Find(string name, string overload = "") => new(name, OperatorTable.Find(name, overload));

    /// <summary>Calls it. Missing trailing arguments take the schema's own defaults.</summary>
    /// <param name="arguments">Tensor, int, long, float, double, bool, string, DType, Device, Scalar, long[], double[], Tensor[] or null.</param>
    /// <returns>The results in order: tensors, lists of tensors, numbers.</returns>
    /// <exception cref="TorchException">The arguments do not fit.</exception>
    public object?[] Call(params ReadOnlySpan<object?> arguments)
    {
        var call = new BoxedCall(ref _handle, _name, "");
        foreach (var argument in arguments)
        {
            switch (argument)
            {
                case null: call.AddNone(); break;
                case Tensor tensor: call.Add(tensor); break;
                case int number: call.Add((long)number); break;
                case long number: call.Add(number); break;
                case float number: call.Add((double)number); break;
                case double number: call.Add(number); break;
                case bool truth: call.Add(truth); break;
                case string text: call.Add(text); break;
                case DType dtype: call.Add(dtype); break;
                case MemoryFormat format: call.Add(format); break;
                case Device device: call.Add(device); break;
                case Scalar scalar: call.Add(scalar); break;
                case long[] numbers: call.Add(numbers.AsSpan()); break;
                case double[] numbers: call.Add(numbers.AsSpan()); break;
                case Tensor[] tensors: call.Add(tensors.AsSpan()); break;
                default: throw new TorchException($"{_name}: an argument of type {argument.GetType().Name} cannot be passed.");
            }
        }

        return call.Anything();
    }
}
