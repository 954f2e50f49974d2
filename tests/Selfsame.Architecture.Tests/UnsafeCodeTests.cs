using System.Text.RegularExpressions;
using Xunit;

namespace Selfsame.Architecture.Tests;

public sealed partial class UnsafeCodeTests
{
    private static readonly string[] s_unsafeRooms =
        ["src/Selfsame.Torch/Interop/", "src/Selfsame.Data/Decoding/", "src/Selfsame.Data/Transforms/"];

    // Batches live outside the collected heap so that their address is fixed while the engine reads them.
    private const string BatchMemoryRoom = "src/Selfsame.Data/Loading/";

    [Fact]
    public void UnsafeCodeAndNativeCalls_OutsideTheirRooms_DoNotExist() => Findings.AssertNone(CodeOutside(NativeCode(), s_unsafeRooms));

    [Fact]
    public void NativeMemory_OutsideItsRooms_IsNotAllocated() => Findings.AssertNone(CodeOutside(NativeMemory(), [.. s_unsafeRooms, BatchMemoryRoom]));

    private static IEnumerable<string> CodeOutside(Regex pattern, string[] rooms) =>
        from file in SourceTree.Files()
        where !rooms.Any(room => file.StartsWith(room, StringComparison.Ordinal))
        from line in SourceTree.CodeLines(file)
        where pattern.IsMatch(line.Code)
        select $"{file}:{line.Number}: {line.Code.Trim()}";

    [GeneratedRegex(@"\bunsafe\b|\bDllImport\b|\bLibraryImport\b|\bNativeLibrary\.|\bUnsafe\.")]
    private static partial Regex NativeCode();

    [GeneratedRegex(@"\bNativeMemory\.|\bMarshal\.AllocHGlobal\b")]
    private static partial Regex NativeMemory();
}
