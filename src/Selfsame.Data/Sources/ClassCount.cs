namespace Selfsame.Data.Sources;

/// <summary>How many pictures a class has.</summary>
/// <param name="Name">The class.</param>
/// <param name="Count">Its pictures.</param>
public sealed record ClassCount(string Name, int Count);
