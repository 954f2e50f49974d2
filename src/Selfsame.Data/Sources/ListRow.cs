namespace Selfsame.Data.Sources;

/// <summary>What a list says of one picture.</summary>
/// <param name="Line">The line it stands on, from 1.</param>
/// <param name="Path">The file as the list names it.</param>
/// <param name="Class">The name of its class, or null.</param>
/// <param name="Label">The number of its class as text, or null.</param>
internal readonly record struct ListRow(int Line, string Path, string? Class, string? Label);
