namespace Selfsame.OperatorGenerator;

/// <summary>The one rule of names: PyTorch's in .NET casing, so that its documentation stays searchable.</summary>
internal static class Names
{
    public static string ClassOf(Schema schema) =>
        schema.Namespace == "selfsame" ? "Fused"
        : schema.Name.StartsWith("linalg_") ? "Linalg"
        : schema.Name.StartsWith("_foreach_") ? "Foreach"
        : "Tensor";

    public static string MethodOf(Schema schema)
    {
        var name = schema.Name;
        foreach (var prefix in (string[])["linalg_", "_foreach_"])
        {
            name = name.StartsWith(prefix) ? name[prefix.Length..] : name;
        }

        return Pascal(name.TrimStart('_')) + (name.EndsWith('_') ? "_" : "");
    }

    /// <summary>An instance method where the first argument is the tensor worked on.</summary>
    public static bool IsInstance(Schema schema) =>
        ClassOf(schema) == "Tensor" && schema.Parameters is [{ Type: "Tensor", Name: "self" or "input" }, ..];

    public static string Pascal(string snake) =>
        string.Concat(snake.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    public static string Camel(string snake)
    {
        var pascal = Pascal(snake);
        var camel = char.ToLowerInvariant(pascal[0]) + pascal[1..];
        return camel is "as" or "implicit" or "explicit" or "checked" or "end" or "out" or "in" or "ref" or "params" or "base" or "is" or "else" or "float" or "int" ? "@" + camel : camel;
    }
}
