namespace Selfsame.SelfSupervised;

/// <summary>How many puzzles were posed, and how many of them were solved.</summary>
/// <param name="Right">Right answers.</param>
/// <param name="Posed">All puzzles; a picture may pose several.</param>
public readonly record struct PretextAnswers(long Right, long Posed);
