namespace Selfsame.Data.Drawing;

/// <summary>Replaces all three channels by their luma.</summary>
public sealed class GrayStep : SwitchStep
{
    internal GrayStep(int column, double probability)
        : base(column, probability)
    {
    }
}
