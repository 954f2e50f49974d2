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

    /// <summary>Throws where statistics over a batch would be those of a single picture.</summary>
    /// <param name="count">Pictures in the batch, or in a part of it where gradients are accumulated.</param>
    /// <exception cref="MethodSettingsException">There are fewer than two.</exception>
    public static void RequirePictures(long count) => Require(
        count >= 2, $"This method compares the pictures of a batch, but got {count}: use a batch of two or more (with accumulationSteps, in each part).");
}
