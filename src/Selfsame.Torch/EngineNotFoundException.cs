namespace Selfsame.Torch;

/// <summary>libtorch or Selfsame's own native library could not be loaded; the message says which and how to mend it.</summary>
public sealed class EngineNotFoundException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">One line: what is missing, where it was looked for, what to do.</param>
    /// <param name="innerException">What the system's loader said.</param>
    public EngineNotFoundException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
