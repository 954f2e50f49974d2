namespace Selfsame.SelfSupervised;

/// <summary>Settings of a method that do not fit each other, the batch or the data.</summary>
public sealed class MethodSettingsException : Exception
{
    /// <summary>An error that says which setting to change.</summary>
    /// <param name="message">One line: what is wrong, where, and what to do.</param>
    public MethodSettingsException(string message)
        : base(message)
    {
    }

    /// <summary>Throws where something that a method needs does not hold.</summary>
    /// <param name="holds">What must hold.</param>
    /// <param name="message">One line: what is wrong, where, and what to do.</param>
    /// <exception cref="MethodSettingsException">It does not hold.</exception>
    public static void Require(bool holds, FormattableString message)
    {
        if (!holds)
        {
            throw new MethodSettingsException(FormattableString.Invariant(message));
        }
    }
}
