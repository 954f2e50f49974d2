using Selfsame.Torch;
using Selfsame.Training.Export.Onnx;
using static Selfsame.Training.Export.OnnxGraph;

namespace Selfsame.Training.Export;

/// <summary>What each of libtorch's operators is in ONNX: a row for each. One that has no row is refused by name.</summary>
internal sealed class OnnxTranslation
{
    private const long ToTheEnd = long.MaxValue;

    private readonly OnnxGraph _graph;
    private readonly Dictionary<int, string> _names;
    private readonly IReadOnlyDictionary<int, string> _weights;
    private int _constants;

    /// <summary>A translation into a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="input">The recorded input, which is the graph's.</param>
    /// <param name="weights">The names of weights, by their numbers in the recording.</param>
    public OnnxTranslation(OnnxGraph graph, RecordedTensor input, IReadOnlyDictionary<int, string> weights) =>
        (_graph, _names, _weights) = (graph, new() { [input.Id] = graph.InputName }, weights);

    /// <summary>The value of the graph that a recorded tensor has become.</summary>
    public string Name(RecordedTensor tensor)
    {
        if (_names.TryGetValue(tensor.Id, out var name))
        {
            return name;
        }

        var constant = tensor.Constant ?? throw new ExportException($"A tensor of shape [{string.Join(", ", tensor.Shape)}] came from nowhere.");
        return _names[tensor.Id] = _graph.Constant(_weights.GetValueOrDefault(tensor.Id) ?? $"constant_{_constants++}", constant);
    }

    /// <summary>Adds what a call does to the graph.</summary>
    /// <exception cref="ExportException">There is no row for it.</exception>
    public void Add(TracedCall call) => _names[call.Results[0].Id] = call.Name switch
    {
        "aten::contiguous" or "aten::clone" or "aten::to" or "aten::detach" or "aten::alias" => Name(call.Tensor(0)),
        "aten::conv2d" => Convolution(call, call.OptionalTensor(2), call.FixedList(3, 1, 1), call.FixedList(4, 0, 0), call.FixedList(5, 1, 1), call.Fixed(6, 1)),
        "selfsame::conv3x3" => Convolution(call, null, [call.Fixed(2, 1), call.Fixed(2, 1)], [1, 1], [1, 1], 1),
        "selfsame::batch_norm_relu" => BatchNormRelu(call),
        "aten::max_pool2d" => MaxPool(call),
        "aten::linear" => Linear(call),
        "aten::mm" or "aten::matmul" => Plain("MatMul", call, 2),
        "aten::add" => Scaled("Add", call),
        "aten::sub" => Scaled("Sub", call),
        "aten::mul" => Binary("Mul", call),
        "aten::div" => Binary("Div", call),
        "aten::relu" => Plain("Relu", call),
        "aten::sqrt" => Plain("Sqrt", call),
        "aten::square" => _graph.Add("Mul", [Name(call.Tensor(0)), Name(call.Tensor(0))]),
        "aten::clamp_min" => _graph.Add("Max", [Name(call.Tensor(0)), _graph.Number(call.Number(1))]),
        "aten::gelu" => Gelu(Name(call.Tensor(0))),
        "aten::softmax" => _graph.Add("Softmax", [Name(call.Tensor(0))], Attribute("axis", call.Axis(1, call.Tensor(0)))),
        "aten::layer_norm" => LayerNorm(call),
        "aten::mean" => Reduce("ReduceMean", call),
        "aten::sum" => Sum(call),
        "aten::reshape" or "aten::view" => Reshape(call),
        "aten::flatten" => Flatten(call),
        "aten::unsqueeze" => _graph.Add("Unsqueeze", [Name(call.Tensor(0)), _graph.Constant(call.Fixed(1))]),
        "aten::transpose" => Transpose(call, call.Axis(1, call.Tensor(0)), call.Axis(2, call.Tensor(0))),
        "aten::t" => Transpose(call, 0, 1),
        "aten::permute" => Permute(call),
        "aten::expand" => Expand(call),
        "aten::cat" => _graph.Add("Concat", call.Tensors(0).Select(Name), Attribute("axis", call.Axis(1, call.Results[0]))),
        "aten::select" => _graph.Add("Gather", [Name(call.Tensor(0)), _graph.Index(call.Fixed(2))], Attribute("axis", call.Axis(1, call.Tensor(0)))),
        "aten::slice" => Slice(call, call.Axis(1, call.Tensor(0)), call.Fixed(2), call.Fixed(3, ToTheEnd), call.Fixed(4, 1)),
        "aten::narrow" => Slice(call, call.Axis(1, call.Tensor(0)), call.Fixed(2), call.Fixed(2) + call.Fixed(3), 1),
        _ => throw new ExportException($"{call.FullName} has no counterpart in the translation to ONNX, so that this encoder cannot be exported."),
    };

    private string Plain(string operation, TracedCall call, int inputs = 1) => _graph.Add(operation, Enumerable.Range(0, inputs).Select(i => Name(call.Tensor(i))));

    private string Operand(TracedCall call, int index) => call.IsTensor(index) ? Name(call.Tensor(index)) : _graph.Number(call.Number(index));

    private string Binary(string operation, TracedCall call) => _graph.Add(operation, [Name(call.Tensor(0)), Operand(call, 1)]);

    // a + alpha b
    private string Scaled(string operation, TracedCall call)
    {
        var other = Operand(call, 1);
        var alpha = call.Number(2, 1);
        return _graph.Add(operation, [Name(call.Tensor(0)), alpha == 1 ? other : _graph.Add("Mul", [other, _graph.Number(alpha)])]);
    }

    private string Convolution(TracedCall call, RecordedTensor? bias, long[] stride, long[] padding, long[] dilation, long groups) => _graph.Add(
        "Conv",
        [Name(call.Tensor(0)), Name(call.Tensor(1)), .. bias is null ? Array.Empty<string>() : [Name(bias)]],
        Attribute("strides", stride),
        Attribute("pads", [.. padding, .. padding]),
        Attribute("dilations", dilation),
        Attribute("group", groups));

    private string BatchNormRelu(TracedCall call)
    {
        if (call.Truth(6))
        {
            throw new ExportException("A batch norm is in training mode: an encoder is exported as it is used, in evaluation mode.");
        }

        var features = call.Tensor(0).Shape[1];
        var scale = call.OptionalTensor(2) is { } weight ? Name(weight) : Same(features, 1);
        var shift = call.OptionalTensor(3) is { } bias ? Name(bias) : Same(features, 0);
        var result = _graph.Add("BatchNormalization", [Name(call.Tensor(0)), scale, shift, Name(call.Tensor(4)), Name(call.Tensor(5))], Attribute("epsilon", call.Number(8, 1e-5)));
        result = call.OptionalTensor(1) is { } residual ? _graph.Add("Add", [result, Name(residual)]) : result;
        return call.Truth(9) ? _graph.Add("Relu", [result]) : result;
    }

    private string Same(long count, double value)
    {
        using var scope = new TensorScope();
        return _graph.Constant($"constant_{_constants++}", Tensor.Full([count], value));
    }

    private string MaxPool(TracedCall call)
    {
        var (kernel, padding) = (call.FixedList(1), call.FixedList(3, 0, 0));
        var stride = call.FixedList(2, kernel);
        return _graph.Add(
            "MaxPool",
            [Name(call.Tensor(0))],
            Attribute("kernel_shape", kernel),
            Attribute("strides", stride.Length > 0 ? stride : kernel),
            Attribute("pads", [.. padding, .. padding]),
            Attribute("dilations", call.FixedList(4, 1, 1)),
            Attribute("ceil_mode", call.Truth(5) ? 1 : 0));
    }

    private string Linear(TracedCall call)
    {
        var (input, weight) = (call.Tensor(0), Name(call.Tensor(1)));
        if (input.Shape.Count == 2)
        {
            return _graph.Add("Gemm", [Name(input), weight, .. call.OptionalTensor(2) is { } bias ? [Name(bias)] : Array.Empty<string>()], Attribute("transB", 1));
        }

        var product = _graph.Add("MatMul", [Name(input), _graph.Add("Transpose", [weight], Attribute("perm", [1, 0]))]);
        return call.OptionalTensor(2) is { } shift ? _graph.Add("Add", [product, Name(shift)]) : product;
    }

    // x Φ(x), which is an operator of its own from version 20 on only.
    private string Gelu(string x)
    {
        var erf = _graph.Add("Erf", [_graph.Add("Div", [x, _graph.Number(Math.Sqrt(2))])]);
        return _graph.Add("Mul", [_graph.Add("Mul", [x, _graph.Number(0.5)]), _graph.Add("Add", [erf, _graph.Number(1)])]);
    }

    private string LayerNorm(TracedCall call)
    {
        var dimensions = call.FixedList(1).Length;
        return _graph.Add(
            "LayerNormalization",
            [Name(call.Tensor(0)), Name(call.Tensor(2)), Name(call.Tensor(3))],
            Attribute("axis", -dimensions),
            Attribute("epsilon", call.Number(4, 1e-5)));
    }

    private string Reduce(string operation, TracedCall call) =>
        _graph.Add(operation, [Name(call.Tensor(0))], Attribute("axes", call.FixedList(1)), Attribute("keepdims", call.Truth(2) ? 1 : 0));

    // From version 13 on, a sum takes its dimensions as an input.
    private string Sum(TracedCall call) =>
        _graph.Add("ReduceSum", [Name(call.Tensor(0)), _graph.Constant(call.FixedList(1))], Attribute("keepdims", call.Truth(2) ? 1 : 0));

    private string Reshape(TracedCall call)
    {
        var sizes = call.Sizes(1);
        if (sizes.Count(size => size.TimesBatch || size.Value == -1) > 1)
        {
            return _graph.Add("Reshape", [Name(call.Tensor(0)), _graph.Shape(sizes)]);
        }

        return _graph.Add("Reshape", [Name(call.Tensor(0)), _graph.Constant([.. sizes.Select(size => size.TimesBatch ? -1 : size.Value)])]);
    }

    // Zero keeps a dimension; the flattened ones become one.
    private string Flatten(TracedCall call)
    {
        var input = call.Tensor(0);
        var (first, last) = (call.Axis(1, input), call.Axis(2, input, -1));
        if (first == 0)
        {
            throw new ExportException($"{call.FullName}: the number of pictures cannot be flattened.");
        }

        var sizes = Enumerable.Range(0, first).Select(i => i == 0 ? 0 : input.Shape[i])
            .Append(Enumerable.Range(first, last - first + 1).Aggregate(1L, (product, i) => product * input.Shape[i]))
            .Concat(input.Shape.Skip(last + 1));
        return _graph.Add("Reshape", [Name(input), _graph.Constant([.. sizes])]);
    }

    private string Transpose(TracedCall call, int one, int other)
    {
        var order = Enumerable.Range(0, call.Tensor(0).Shape.Count).Select(i => (long)i).ToArray();
        (order[one], order[other]) = (order[other], order[one]);
        return _graph.Add("Transpose", [Name(call.Tensor(0))], Attribute("perm", order));
    }

    private string Permute(TracedCall call)
    {
        var rank = call.Tensor(0).Shape.Count;
        return _graph.Add("Transpose", [Name(call.Tensor(0))], Attribute("perm", call.FixedList(1).Select(axis => axis < 0 ? axis + rank : axis)));
    }

    // ONNX keeps what is one; libtorch says minus one for that.
    private string Expand(TracedCall call) =>
        _graph.Add("Expand", [Name(call.Tensor(0)), _graph.Shape([.. call.Sizes(1).Select(size => size is { TimesBatch: false, Value: -1 } ? new TracedSize(1, false) : size)])]);

    private string Slice(TracedCall call, int axis, long start, long end, long step) => _graph.Add(
        "Slice", [Name(call.Tensor(0)), _graph.Constant(start), _graph.Constant(end), _graph.Constant(axis), _graph.Constant(step)]);
}
