namespace Selfsame.Training.Evaluation;

/// <summary>A layer of an encoder, and how many features it gives.</summary>
internal sealed record LayerShape(int Position, string Name, int Width);
