namespace Selfsame.Data.Drawing;

/// <summary>Mirrors left and right, or top and bottom.</summary>
public sealed class MirrorStep : SwitchStep
{
    internal MirrorStep(int column, double probability, bool isVertical)
        : base(column, probability) => IsVertical = isVertical;

    /// <summary>Whether top and bottom change places; else left and right do.</summary>
    public bool IsVertical { get; }
}
