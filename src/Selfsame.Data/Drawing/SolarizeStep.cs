namespace Selfsame.Data.Drawing;

/// <summary>Inverts the bright values.</summary>
public sealed class SolarizeStep : SwitchStep
{
    internal SolarizeStep(int column, double probability, int threshold)
        : base(column, probability) => Threshold = threshold;

    /// <summary>Values from here on are inverted, 0 to 256.</summary>
    public int Threshold { get; }
}
