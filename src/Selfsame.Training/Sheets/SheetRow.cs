namespace Selfsame.Training.Sheets;

/// <summary>A row of a sheet.</summary>
/// <param name="Heading">A line above it, or null.</param>
/// <param name="Pictures">From the left; more than fit go on in the next line.</param>
public sealed record SheetRow(string? Heading, IReadOnlyList<SheetPicture> Pictures);
