using System.Reflection;
using System.Runtime.CompilerServices;
using Selfsame.Testing;

namespace Selfsame.Architecture.Tests;

/// <summary>The libraries and the program under src/, as projects, files and built assemblies.</summary>
internal static class SourceTree
{
    public static IReadOnlyList<string> Libraries { get; } =
        ["Selfsame.Torch", "Selfsame.Nn", "Selfsame.Data", "Selfsame.SelfSupervised", "Selfsame.Training"];

    /// <summary>Every hand-written C# file of src/, as a path from the root with '/' between its parts.</summary>
    public static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(RepositoryRoot.Combine("src"), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(RepositoryRoot.Path, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    /// <summary>The lines of code of a file with their numbers, without whole-line comments and string contents.</summary>
    public static IEnumerable<(int Number, string Code)> CodeLines(string file) =>
        File.ReadLines(RepositoryRoot.Combine(file))
            .Select((line, index) => (index + 1, Code: System.Text.RegularExpressions.Regex.Replace(line, "\"(\\\\.|[^\"\\\\])*\"", "\"\"")))
            .Where(line => !line.Code.TrimStart().StartsWith("//", StringComparison.Ordinal));

    public static Assembly Library(string name) => Assembly.Load(name);

    /// <summary>Every type somebody wrote in the libraries and the program; none that the compiler or a tool made.</summary>
    public static IEnumerable<Type> Types() =>
        Libraries.Append("selfsame").SelectMany(name => Library(name).GetTypes()).Where(IsWritten);

    private static bool IsWritten(Type type)
    {
        for (var each = type; each is not null; each = each.DeclaringType)
        {
            if (each.Name.Contains('<') || each.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
                || each.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), inherit: false)
                || each.Namespace is null || !each.Namespace.StartsWith("Selfsame", StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
