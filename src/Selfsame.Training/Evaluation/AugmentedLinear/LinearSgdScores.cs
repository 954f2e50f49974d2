namespace Selfsame.Training.Evaluation.AugmentedLinear;

/// <summary>What a linear classifier trained on augmented pictures gave.</summary>
/// <param name="Top1">Share in [0, 1] with the true class first.</param>
/// <param name="Top5">Share in [0, 1] with the true class among the first five.</param>
/// <param name="LearningRate">The learning rate that was chosen, at 256 pictures a step.</param>
/// <param name="Blocks">How many of a transformer's last blocks were read besides its output, as chosen; 0 for the output alone.</param>
public sealed record LinearSgdScores(double Top1, double Top5, double LearningRate, int Blocks) : IScores
{
    /// <inheritdoc/>
    public IReadOnlyList<ScoreFigure> Figures() => [new("", Top1), new("top 5", Top5)];
}
