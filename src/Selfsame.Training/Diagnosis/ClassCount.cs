namespace Selfsame.Training.Diagnosis;

/// <summary>A class and how many pictures it has.</summary>
/// <param name="Name">The class.</param>
/// <param name="Count">Its pictures.</param>
public sealed record ClassCount(string Name, int Count);
