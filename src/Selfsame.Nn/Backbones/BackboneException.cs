namespace Selfsame.Nn.Backbones;

/// <summary>A backbone that cannot be built as asked: an unknown name, or an option out of range.</summary>
public sealed class BackboneException : ArgumentException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">One line: what is wrong and what would do.</param>
    public BackboneException(string message)
        : base(message)
    {
    }
}
