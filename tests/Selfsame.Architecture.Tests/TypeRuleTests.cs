using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace Selfsame.Architecture.Tests;

public sealed partial class TypeRuleTests
{
    private static readonly string[] s_emptyWords = ["Util", "Utils", "Utility", "Utilities", "Helper", "Helpers", "Common", "Manager", "Ssl"];

    // Static state that is allowed, each with its reason. The design allows the native library's handle and the ambient tensor scope.
    private static readonly Dictionary<string, string> s_allowedState = new()
    {
        ["Selfsame.Torch.TensorScope.s_live"] = "counts the tensors of the process, which tests of memory watch",
        ["Selfsame.Training.Export.Onnx.OnnxReflection.descriptor"] = "written by the compiler of protocol buffers, and never changed",
    };

    [Fact]
    public void Classes_OfEveryAssembly_AreAbstractOrSealed() =>
        Findings.AssertNone(SourceTree.Types().Where(type => type is { IsClass: true, IsAbstract: false, IsSealed: false }).Select(type => type.FullName));

    [Fact]
    public void TypeNames_OfEveryAssembly_SayWhatTheThingIs() =>
        Findings.AssertNone(SourceTree.Types().Where(type => Word().Matches(type.Name).Any(word => s_emptyWords.Contains(word.Value))).Select(type => type.FullName));

    [Fact]
    public void FileAndFolderNames_OfTheSourceFolder_SayWhatTheThingIs() =>
        Findings.AssertNone(SourceTree.Files().Where(file => Word().Matches(file).Any(word => s_emptyWords.Contains(word.Value))));

    [Fact]
    public void StaticFields_OfEveryAssembly_AreConstant()
    {
        var mutable = from type in SourceTree.Types()
                      from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                      where !field.IsLiteral && !field.IsDefined(typeof(ThreadStaticAttribute)) && (!field.IsInitOnly || IsChangeable(field.FieldType))
                      where !IsOperatorHandle(field)
                      where !field.Name.Contains(">O__", StringComparison.Ordinal)
                      let name = $"{type.FullName}.{Property().Replace(field.Name, "$1")}"
                      where !s_allowedState.ContainsKey(name)
                      select $"{name} ({field.FieldType.Name})";
        Findings.AssertNone(mutable);
    }

    [Fact]
    public void PublicFields_OfEveryAssembly_AreConstantsOrEnumMembers() =>
        Findings.AssertNone(
            from type in SourceTree.Types()
            where type is { IsEnum: false, IsVisible: true }
            from field in type.GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
            where !field.IsLiteral
            select $"{type.FullName}.{field.Name}");

    // A generated operator finds its native handle at its first call and keeps it for the life of the process.
    private static bool IsOperatorHandle(FieldInfo field) => field.FieldType == typeof(nint) && field.DeclaringType!.Namespace == "Selfsame.Torch";

    // A dictionary or list in a read-only field is still state that everybody shares. Arrays serve as tables of constants.
    private static bool IsChangeable(Type type) =>
        !type.IsArray && type != typeof(string)
        && !type.Name.StartsWith("Frozen", StringComparison.Ordinal) && !type.Name.StartsWith("Immutable", StringComparison.Ordinal)
        && (typeof(IList).IsAssignableFrom(type) || typeof(IDictionary).IsAssignableFrom(type) || type == typeof(StrongBox<>)
            || type.Namespace == "System.Collections.Concurrent"
            || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ConditionalWeakTable<,>)));

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex Word();

    [GeneratedRegex("^<(.*)>k__BackingField$")]
    private static partial Regex Property();
}
