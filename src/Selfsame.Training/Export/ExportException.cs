namespace Selfsame.Training.Export;

/// <summary>A network cannot be written in another format: it does something that the format, or its translation, does not know.</summary>
public sealed class ExportException : Exception
{
    /// <summary>Nothing more is known.</summary>
    public ExportException()
    {
    }

    /// <summary>What cannot be written.</summary>
    /// <param name="message">One line.</param>
    public ExportException(string message)
        : base(message)
    {
    }

    /// <summary>What cannot be written, and why.</summary>
    /// <param name="message">One line.</param>
    /// <param name="inner">The reason.</param>
    public ExportException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
