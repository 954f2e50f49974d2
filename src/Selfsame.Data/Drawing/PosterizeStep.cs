namespace Selfsame.Data.Drawing;

/// <summary>Clears the lower bits.</summary>
public sealed class PosterizeStep : SwitchStep
{
    internal PosterizeStep(int column, double probability, int bits)
        : base(column, probability) => Bits = bits;

    /// <summary>Bits that are kept, 1 to 8.</summary>
    public int Bits { get; }
}
