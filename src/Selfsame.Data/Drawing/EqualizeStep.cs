namespace Selfsame.Data.Drawing;

/// <summary>Makes the histogram of each channel flat.</summary>
public sealed class EqualizeStep : SwitchStep
{
    internal EqualizeStep(int column, double probability)
        : base(column, probability)
    {
    }
}
