namespace Selfsame.Architecture.Tests;

/// <summary>The names of types as C# writes them, without namespaces.</summary>
internal static class TypeName
{
    public static string Of(Type type)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return Of(type.GetElementType()!) + "[" + new string(',', type.GetArrayRank() - 1) + "]";
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Of(value) + "?";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        if (type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true)
        {
            return "(" + string.Join(", ", type.GetGenericArguments().Select(Of)) + ")";
        }

        var name = Keyword(type) ?? type.Name.Split('`')[0];
        var arguments = Arguments(type.GetGenericArguments());
        return type.IsNested ? $"{Of(type.DeclaringType!)}.{name}{arguments}" : name + arguments;
    }

    public static string Arguments(Type[] arguments) => arguments.Length == 0 ? "" : "<" + string.Join(", ", arguments.Select(Of)) + ">";

    private static string? Keyword(Type type) => type.IsEnum ? null : Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => "bool",
        TypeCode.Byte => "byte",
        TypeCode.Int16 => "short",
        TypeCode.UInt16 => "ushort",
        TypeCode.Int32 => "int",
        TypeCode.UInt32 => "uint",
        TypeCode.Int64 => "long",
        TypeCode.UInt64 => "ulong",
        TypeCode.Single => "float",
        TypeCode.Double => "double",
        TypeCode.String => "string",
        _ => type == typeof(void) ? "void" : type == typeof(object) ? "object" : type == typeof(nint) ? "nint" : null,
    };
}
