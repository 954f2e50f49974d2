namespace Selfsame.Data.Sources;

/// <summary>What a list says of one sample.</summary>
/// <param name="Line">The line it stands on, from 1.</param>
/// <param name="Paths">The files of its pictures as the list names them.</param>
/// <param name="Class">The name of its class, or null.</param>
/// <param name="Label">The number of its class as text, or null.</param>
/// <param name="Numbers">What stands in the columns that were asked for as numbers.</param>
internal readonly record struct ListRow(int Line, string[] Paths, string? Class, string? Label, double[] Numbers);
