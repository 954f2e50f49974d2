namespace Selfsame.Training;

/// <summary>A run could not be written to its folder: the disk is full, or writing is not allowed.</summary>
public sealed class StorageException : Exception
{
    /// <summary>An error for the user.</summary>
    /// <param name="message">One line: what could not be written, why, and what is still there.</param>
    /// <param name="inner">The failure itself.</param>
    public StorageException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
