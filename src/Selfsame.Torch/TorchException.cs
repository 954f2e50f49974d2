namespace Selfsame.Torch;

/// <summary>The engine refused an operation; the message names the operator with the types and shapes it was given.</summary>
public sealed class TorchException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">One line: operator, arguments, reason.</param>
    public TorchException(string message)
        : base(message)
    {
    }
}
