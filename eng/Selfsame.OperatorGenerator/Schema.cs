using System.Text.RegularExpressions;

namespace Selfsame.OperatorGenerator;

/// <summary>One operator as libtorch states it: <c>aten::add.Tensor(Tensor self, ...) -> Tensor</c>.</summary>
internal sealed partial record Schema(string Text, string Namespace, string Name, string Overload,
    IReadOnlyList<Parameter> Parameters, IReadOnlyList<Result> Results)
{
    /// <summary>In-place operators end in an underscore and give back their first argument.</summary>
    public bool IsInPlace => Name.EndsWith('_') && !Name.EndsWith("__");

    public static Schema Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success)
        {
            throw new FormatException($"not an operator schema: {text}");
        }

        var parameters = Split(match.Groups["parameters"].Value).Where(part => part != "*").Select(Parameter.Parse).ToList();
        var results = match.Groups["results"].Value.Trim();
        if (results.StartsWith('(') && results.EndsWith(')'))
        {
            results = results[1..^1];
        }

        return new Schema(text, match.Groups["space"].Value, match.Groups["name"].Value, match.Groups["overload"].Value,
            parameters, [.. Split(results).Select(Result.Parse)]);
    }

    internal static string WithoutAlias(string type) => Alias().Replace(type, "");

    // Splits at the commas that stand outside brackets.
    private static IEnumerable<string> Split(string text)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (text[i] == ',' && depth == 0))
            {
                var part = text[start..i].Trim();
                if (part.Length > 0)
                {
                    yield return part;
                }

                start = i + 1;
            }
            else
            {
                depth += text[i] is '(' or '[' ? 1 : text[i] is ')' or ']' ? -1 : 0;
            }
        }
    }

    [GeneratedRegex(@"^(?<space>\w+)::(?<name>\w+)(\.(?<overload>\w+))?\((?<parameters>.*)\) -> (?<results>.*)$")]
    private static partial Regex Form();

    [GeneratedRegex(@"\([a-z][^)]*\)")]
    private static partial Regex Alias();
}

/// <summary>An argument: its type without alias marks, its name, its default as written or null.</summary>
internal sealed record Parameter(string Type, string Name, string? Default)
{
    public static Parameter Parse(string text)
    {
        text = Schema.WithoutAlias(text);
        var space = text.IndexOf(' ');
        var (type, rest) = (text[..space], text[(space + 1)..]);
        var equals = rest.IndexOf('=');
        return equals < 0 ? new(type, rest, null) : new(type, rest[..equals], rest[(equals + 1)..]);
    }
}

/// <summary>A result: its type without alias marks and its name, if it has one.</summary>
internal sealed record Result(string Type, string? Name)
{
    public static Result Parse(string text)
    {
        var parts = Schema.WithoutAlias(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new(parts[0], parts.Length > 1 ? parts[1] : null);
    }
}
