namespace Selfsame.Training.Evaluation;

/// <summary>How a figure is read.</summary>
public enum ScoreUnit
{
    /// <summary>A share from 0 to 1, shown in percent.</summary>
    Share,

    /// <summary>A number as it is, such as an index of agreement, of which more is better.</summary>
    Number,

    /// <summary>An error in the unit of what is predicted, of which less is better.</summary>
    Error,
}
