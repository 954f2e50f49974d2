namespace Selfsame.Training.Evaluation;

/// <summary>What one protocol found out about one kind of features.</summary>
public interface IScores
{
    /// <summary>The figures in the order in which they are shown; as many, under the same names, for every kind of features that one evaluation judges.</summary>
    IReadOnlyList<ScoreFigure> Figures();
}
