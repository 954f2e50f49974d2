namespace Selfsame.Training.Colorizations;

/// <summary>What a colorization has written, and how right it was.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="Pictures">Pictures that were colorized.</param>
/// <param name="WithoutColour">How many of them had no colours of their own to compare with.</param>
/// <param name="Unreadable">What was wrong with each picture that could not be read.</param>
/// <param name="Errors">Colour errors over the pictures that have colours; null where none has.</param>
public sealed record ColorizationResult(string Method, int Pictures, int WithoutColour, IReadOnlyList<string> Unreadable, ColourErrors? Errors);
