namespace Selfsame.SelfSupervised;

/// <summary>A method was given an encoder that it cannot train.</summary>
public sealed class EncoderMismatchException : Exception
{
    /// <summary>An error that says which would do.</summary>
    /// <param name="message">One line that names both the method and the encoder.</param>
    public EncoderMismatchException(string message)
        : base(message)
    {
    }
}
