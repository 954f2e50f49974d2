using Selfsame.Training.Generation;

namespace Selfsame.Cli.Output;

/// <summary>What <c>generate --json</c> prints.</summary>
internal sealed record GenerationDocument(string Run, long Step, string Out, int Count, long Seed, bool Interpolated, GenerationFigures? Figures, double Seconds);
