namespace Selfsame.Training;

/// <summary>A setting or a request that cannot be followed: an unknown name, a wrong type or range, a folder that is in use.</summary>
public sealed class SettingException : Exception
{
    /// <summary>An error for the user.</summary>
    /// <param name="message">One line: what is wrong, where, and what to do.</param>
    /// <param name="inner">What gave rise to it, if anything.</param>
    public SettingException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
