namespace Selfsame.Data;

/// <summary>Data that is missing, damaged or not what was asked for. Its message is one line: what is wrong, where, and what to do.</summary>
public sealed class DataException : Exception
{
    /// <summary>An error with its one-line message.</summary>
    public DataException(string message)
        : base(message)
    {
    }

    /// <summary>An error with its one-line message and what caused it.</summary>
    public DataException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
