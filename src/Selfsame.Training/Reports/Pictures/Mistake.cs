namespace Selfsame.Training.Reports.Pictures;

/// <summary>A picture that was taken for something else.</summary>
/// <param name="Index">Its place in the source.</param>
/// <param name="Truth">Its class.</param>
/// <param name="Guess">What it was taken for.</param>
/// <param name="Probability">How sure the probe was of that.</param>
internal sealed record Mistake(int Index, int Truth, int Guess, double Probability);
