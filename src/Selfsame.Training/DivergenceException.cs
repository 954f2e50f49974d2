namespace Selfsame.Training;

/// <summary>The loss of a step was not finite. The weights are as they were before that step.</summary>
public sealed class DivergenceException : Exception
{
    /// <summary>An error for the user.</summary>
    /// <param name="message">One line: at which step, what to change, and which checkpoint is good.</param>
    public DivergenceException(string message)
        : base(message)
    {
    }
}
