using Selfsame.Training.Evaluation;

namespace Selfsame.Cli.Output;

/// <summary>The puzzle of <c>evaluate --json</c>: the share of right answers on pictures that need no labels, beside that of guessing.</summary>
internal sealed record PretextDocument(double Accuracy, double Chance, long Puzzles, int Pictures)
{
    internal static PretextDocument? Of(PretextScore? score) =>
        score is null ? null : new PretextDocument(score.Accuracy, score.Chance, score.Puzzles, score.Pictures);
}
