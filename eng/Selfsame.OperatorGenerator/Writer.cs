using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Selfsame.OperatorGenerator;

/// <summary>Writes one class of operators.</summary>
internal static partial class Writer
{
    public static string Write(string className, IReadOnlyList<Schema> operators)
    {
        var text = new StringBuilder();
        text.Append("""
            // Generated from native/schemas/ops.txt by eng/generate-operators. Change that list, not this file.
            #nullable enable
            using Selfsame.Torch.Interop;

            namespace Selfsame.Torch;


            """);
        text.Append(className switch
        {
            "Tensor" => "public sealed partial class Tensor\n{\n",
            "Linalg" => "/// <summary>Linear algebra: the operators that PyTorch keeps in <c>torch.linalg</c>.</summary>\npublic static partial class Linalg\n{\n",
            "Foreach" => "/// <summary>One operator over whole lists of tensors, as optimizers need it (<c>torch._foreach_*</c>).</summary>\npublic static partial class Foreach\n{\n",
            _ => "/// <summary>Selfsame's own operators: several steps in one pass over memory, with their gradients.</summary>\npublic static partial class Fused\n{\n",
        });
        text.AppendJoin("\n", operators.Select(schema => Operator(schema) + OneDimension(schema)));
        text.Append("}\n");
        return text.ToString();
    }

    private static string Operator(Schema schema)
    {
        var isInstance = Names.IsInstance(schema);
        var own = isInstance ? schema.Parameters[0] : null;
        var visible = schema.Parameters.Where(parameter => parameter != own && !IsFixed(parameter)).ToList();
        // C# wants the optional parameters last; the schema sometimes has a required one behind them.
        var lastRequired = visible.FindLastIndex(parameter => parameter.Default is null);
        var signature = string.Join(", ", visible.Select((parameter, i) => Declaration(parameter, mayDefault: i > lastRequired)));
        var handle = $"s_{schema.Name}_{schema.Overload}".TrimEnd('_').Replace("s__", "s_") + (schema.IsInPlace && schema.Overload == "" ? "InPlace" : "");
        var returnsFirst = schema.IsInPlace && schema.Results is [{ Type: "Tensor" }];

        var body = new StringBuilder();
        body.Append($"    private static nint {handle};\n\n");
        body.Append($"    /// <summary><c>{Escape(schema.Text)}</c></summary>\n");
        body.Append($"    public {(isInstance ? "" : "static ")}{ReturnType(schema)} {Names.MethodOf(schema)}({signature})\n    {{\n");
        body.Append($"        var call = new BoxedCall(ref {handle}, \"{schema.Namespace}::{schema.Name}\", \"{schema.Overload}\");\n");
        foreach (var parameter in schema.Parameters)
        {
            body.Append($"        {Argument(parameter, parameter == own)};\n");
        }

        var first = isInstance ? "this" : Names.Camel(schema.Parameters.Count > 0 ? schema.Parameters[0].Name : "");
        var keep = schema.Parameters.Where(p => p.Type is "Tensor" or "Tensor?" or "Tensor[]" or "Tensor?[]").Select(p => KeepAlive(p, p == own));
        var finish = returnsFirst ? "call.Discard()" : schema.Results.Count == 0 ? "call.Discard()" : "var result = call." + Finisher(schema) + "()";
        body.Append($"        {finish};\n");
        body.AppendJoin("", keep);
        if (returnsFirst)
        {
            body.Append($"        return {first};\n");
        }
        else if (schema.Results.Count > 0)
        {
            body.Append("        return result;\n");
        }

        body.Append("    }\n");
        return body.ToString();
    }

    // A list is alive, and with it all that is in it, as long as somebody is going to look at its first element.
    private static string KeepAlive(Parameter parameter, bool isSelf)
    {
        var name = isSelf ? "this" : Names.Camel(parameter.Name);
        return parameter.Type.EndsWith("[]", StringComparison.Ordinal)
            ? $"        GC.KeepAlive({name}.IsEmpty ? null : {name}[0]);\n"
            : $"        GC.KeepAlive({name});\n";
    }

    // "int[1] dim" takes a single number as well, as in PyTorch. It is an int because that is what a literal is: x.Sum(0) would
    // otherwise be read as a sum in the DType that is number 0.
    private static string OneDimension(Schema schema)
    {
        var visible = schema.Parameters.Skip(Names.IsInstance(schema) ? 1 : 0).Where(parameter => !IsFixed(parameter)).ToList();
        var place = visible.FindIndex(parameter => parameter is { Name: "dim", Type: "int[1]" or "int[1]?" });
        if (place < 0 || (place > 0 && visible[place].Default is not null))
        {
            return "";
        }

        var lastRequired = Math.Max(place, visible.FindLastIndex(parameter => parameter.Default is null));
        var signature = visible.Select((parameter, i) => i == place ? "int dim" : Declaration(parameter, mayDefault: i > lastRequired));
        var arguments = visible.Select((parameter, i) => i == place ? "[dim]" : Names.Camel(parameter.Name));
        return $"""

                /// <summary><c>{Escape(schema.Text)}</c>, over one dimension.</summary>
                public {(Names.IsInstance(schema) ? "" : "static ")}{ReturnType(schema)} {Names.MethodOf(schema)}({string.Join(", ", signature)})
                    => {Names.MethodOf(schema)}({string.Join(", ", arguments)});

            """;
    }

    // Layouts other than dense and generators other than the default one are not offered.
    private static bool IsFixed(Parameter parameter) => parameter.Type is "Layout?" or "Generator?";

    private static string ReturnType(Schema schema) => schema.Results switch
    {
        [] => "void",
        [var one] => ResultType(one.Type),
        var many when many.All(r => r.Name is not null) => $"({string.Join(", ", many.Select(r => $"{ResultType(r.Type)} {Names.Pascal(r.Name!)}"))})",
        var many => $"({string.Join(", ", many.Select(r => ResultType(r.Type)))})",
    };

    private static string ResultType(string type) => type switch
    {
        "Tensor" or "bool" or "Scalar" or "Tensor[]" => type,
        "int" => "long",
        "float" => "double",
        _ => throw new NotSupportedException($"result type {type}"),
    };

    private static string Finisher(Schema schema) => schema.Results switch
    {
        [{ Type: "Tensor" }] => "Tensor",
        [{ Type: "Tensor[]" }] => "Tensors",
        [{ Type: "bool" }] => "Boolean",
        [{ Type: "Scalar" }] => "Scalar",
        [{ Type: "int" }] => "Integer",
        [{ Type: "float" }] => "Double",
        { Count: 2 } => "TwoTensors",
        { Count: 3 } => "ThreeTensors",
        { Count: 4 } => "FourTensors",
        { Count: 5 } => "FiveTensors",
        _ => throw new NotSupportedException(schema.Text),
    };

    private static string Bare(string type) => ListLength().Replace(type, "[]");

    private static string Declaration(Parameter parameter, bool mayDefault)
    {
        var type = Bare(parameter.Type) switch
        {
            "Tensor" or "Tensor?" or "Scalar" or "Scalar?" or "bool" or "bool?" or "Device" or "Device?" or "MemoryFormat" or "MemoryFormat?" => parameter.Type,
            "int" or "SymInt" => "long",
            "int?" or "SymInt?" => "long?",
            "float" => "double",
            "float?" => "double?",
            "ScalarType" => "DType",
            "ScalarType?" => "DType?",
            "str" => "string",
            "str?" => "string?",
            "int[]" or "SymInt[]" => "ReadOnlySpan<long>",
            "int[]?" or "SymInt[]?" => "long[]?",
            "float[]" => "ReadOnlySpan<double>",
            "float[]?" => "double[]?",
            "Scalar[]" => "ReadOnlySpan<double>",
            "Tensor[]" => "ReadOnlySpan<Tensor>",
            "Tensor?[]" => "ReadOnlySpan<Tensor?>",
            _ => throw new NotSupportedException($"argument type {parameter.Type}"),
        };
        // A Scalar's default cannot be a constant in C#: null stands for the schema's.
        if (type == "Scalar" && parameter.Default is not null && mayDefault)
        {
            type = "Scalar?";
        }

        var text = $"{type} {Names.Camel(parameter.Name)}";
        return mayDefault && parameter.Default is not null ? $"{text} = {DefaultValue(type, parameter.Default)}" : text;
    }

    private static string DefaultValue(string type, string value) => type switch
    {
        _ when value == "None" => "null",
        "Scalar?" or "double[]?" or "long[]?" => "null",
        "ReadOnlySpan<long>" or "ReadOnlySpan<double>" => "default",
        "bool" or "bool?" => value.ToLowerInvariant(),
        "double" or "double?" => double.Parse(value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture),
        "long" or "long?" => value == "Mean" ? "1" : value,
        "MemoryFormat" => "MemoryFormat.Contiguous",
        "DType" or "DType?" => $"(DType){value}",
        "string" or "string?" => value,
        _ => throw new NotSupportedException($"default {value} of {type}"),
    };

    private static string Argument(Parameter parameter, bool isSelf)
    {
        if (IsFixed(parameter))
        {
            return "call.AddNone()";
        }

        var name = isSelf ? "this" : Names.Camel(parameter.Name);
        return Bare(parameter.Type) switch
        {
            "Scalar" when parameter.Default is not null => $"call.Add({name} ?? {Number(parameter.Default)})",
            "Scalar[]" => $"call.AddScalars({name})",
            "Tensor?[]" => $"call.AddOptional({name})",
            "int[]" or "SymInt[]" when parameter.Default is not null && ListDefault(parameter) is { } list => $"call.Add({name}.IsEmpty ? {list} : {name})",
            _ => $"call.Add({name})",
        };
    }

    // "int[2] stride=1" means [1, 1].
    private static string? ListDefault(Parameter parameter)
    {
        if (parameter.Default is null or "[]")
        {
            return null;
        }

        if (parameter.Default.StartsWith('['))
        {
            return $"[{parameter.Default[1..^1].Trim()}]";
        }

        var length = int.Parse(ListLength().Match(parameter.Type).Groups[1].Value, CultureInfo.InvariantCulture);
        return $"[{string.Join(", ", Enumerable.Repeat(parameter.Default, length))}]";
    }

    // C++ writes "1." where C# wants "1.0".
    private static string Number(string text) => text.EndsWith('.') ? text + "0" : text;

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    [GeneratedRegex(@"\[(\d+)\]")]
    private static partial Regex ListLength();
}
