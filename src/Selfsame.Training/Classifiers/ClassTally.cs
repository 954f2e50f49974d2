namespace Selfsame.Training.Classifiers;

/// <summary>How many pictures were told to be of a class.</summary>
/// <param name="Class">Its name.</param>
/// <param name="Pictures">How many.</param>
public sealed record ClassTally(string Class, int Pictures);
