using System.Runtime.InteropServices;
using Google.Protobuf;
using Selfsame.Torch;
using Selfsame.Training.Export.Onnx;

namespace Selfsame.Training.Export;

/// <summary>An ONNX graph that grows node by node; values are known by name.</summary>
internal sealed class OnnxGraph
{
    /// <summary>The version of ONNX's operators that is written: the first with layer normalisation.</summary>
    public const int OperatorSet = 17;

    private const int IntermediateRepresentation = 8;
    private const int Float = 1;
    private const int Int64 = 7;

    private readonly GraphProto _graph = new() { Name = "encoder" };
    private readonly Dictionary<string, string> _numbers = [];
    private string? _batch;

    /// <summary>A graph of one input, N x C x H x W.</summary>
    public OnnxGraph(string input, IReadOnlyList<long> shape)
    {
        InputName = input;
        _graph.Input.Add(Describe(input, shape));
    }

    public string InputName { get; }

    /// <summary>A node with one result.</summary>
    public string Add(string operation, IEnumerable<string> inputs, params ReadOnlySpan<AttributeProto> attributes)
    {
        var name = $"{operation}_{_graph.Node.Count}";
        var node = new NodeProto { OpType = operation, Name = name };
        node.Input.AddRange(inputs);
        node.Output.Add(name);
        foreach (var attribute in attributes)
        {
            node.Attribute.Add(attribute);
        }

        _graph.Node.Add(node);
        return name;
    }

    /// <summary>Weights, or any tensor of floating-point numbers, as float32.</summary>
    public string Constant(string name, Tensor tensor)
    {
        using var scope = new TensorScope();
        var values = tensor.To(DType.Float32).ToArray<float>();
        var proto = new TensorProto { Name = name, DataType = Float, RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<float>(values)) };
        proto.Dims.AddRange(tensor.Shape);
        _graph.Initializer.Add(proto);
        return name;
    }

    /// <summary>Whole numbers in a row.</summary>
    public string Constant(params long[] values) => Shared($"int_{string.Join('_', values)}", name =>
    {
        var proto = new TensorProto { Name = name, DataType = Int64, RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<long>(values)) };
        proto.Dims.Add(values.Length);
        return proto;
    });

    /// <summary>One whole number without dimensions.</summary>
    public string Index(long value) => Shared($"index_{value}", name => new TensorProto
    {
        Name = name,
        DataType = Int64,
        RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<long>([value])),
    });

    /// <summary>One floating-point number without dimensions.</summary>
    public string Number(double value) => Shared(FormattableString.Invariant($"number_{value:R}"), name => new TensorProto
    {
        Name = name,
        DataType = Float,
        RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<float>([(float)value])),
    });

    /// <summary>Sizes as a tensor; those that grow with the batch are read from the input when the graph runs.</summary>
    public string Shape(IReadOnlyList<TracedSize> sizes)
    {
        if (!sizes.Any(size => size.TimesBatch))
        {
            return Constant([.. sizes.Select(size => size.Value)]);
        }

        var parts = sizes.Select(size => !size.TimesBatch ? Constant(size.Value)
            : size.Value == 1 ? Batch()
            : Add("Mul", [Batch(), Constant(size.Value)]));
        return Add("Concat", parts, Attribute("axis", 0));
    }

    /// <summary>Names a value that the graph gives out.</summary>
    public void Output(string value, string name, IReadOnlyList<long> shape)
    {
        var node = new NodeProto { OpType = "Identity", Name = name };
        node.Input.Add(value);
        node.Output.Add(name);
        _graph.Node.Add(node);
        _graph.Output.Add(Describe(name, shape));
    }

    public ModelProto Model(IEnumerable<KeyValuePair<string, string>> metadata)
    {
        var model = new ModelProto
        {
            IrVersion = IntermediateRepresentation,
            ProducerName = "selfsame",
            ProducerVersion = typeof(OnnxGraph).Assembly.GetName().Version!.ToString(3),
            Graph = _graph,
        };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = OperatorSet });
        model.MetadataProps.AddRange(metadata.Select(each => new StringStringEntryProto { Key = each.Key, Value = each.Value }));
        return model;
    }

    public static AttributeProto Attribute(string name, long value) => new() { Name = name, I = value, Type = AttributeProto.Types.AttributeType.Int };

    public static AttributeProto Attribute(string name, double value) => new() { Name = name, F = (float)value, Type = AttributeProto.Types.AttributeType.Float };

    public static AttributeProto Attribute(string name, IEnumerable<long> values)
    {
        var attribute = new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Ints };
        attribute.Ints.AddRange(values);
        return attribute;
    }

    private string Batch() => _batch ??= Add("Slice", [Add("Shape", [InputName]), Constant(0), Constant(1)]);

    private string Shared(string name, Func<string, TensorProto> make)
    {
        if (_numbers.TryAdd(name, name))
        {
            _graph.Initializer.Add(make(name));
        }

        return name;
    }

    private static ValueInfoProto Describe(string name, IReadOnlyList<long> shape)
    {
        var sizes = new TensorShapeProto();
        sizes.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = "batch" });
        sizes.Dim.AddRange(shape.Skip(1).Select(size => new TensorShapeProto.Types.Dimension { DimValue = size }));
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = Float, Shape = sizes } } };
    }
}
