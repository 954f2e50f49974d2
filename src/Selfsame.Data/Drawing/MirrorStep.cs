using Selfsame.Data.Random;

namespace Selfsame.Data.Drawing;

/// <summary>Mirrors left and right, or top and bottom.</summary>
public sealed class MirrorStep : SwitchStep
{
    internal MirrorStep(int column, double probability, bool isVertical)
        : base(column, probability) => IsVertical = isVertical;

    /// <summary>Whether top and bottom change places; else left and right do.</summary>
    public bool IsVertical { get; }

    /// <inheritdoc/>
    internal override void Draw(Span<double> values, ref PictureSize size, ref RandomStream random)
    {
        base.Draw(values, ref size, ref random);
        if (values[0] != 0)
        {
            size = size with { Place = IsVertical ? size.Place.Part(0, 1, 1, 0) : size.Place.Part(1, 0, 0, 1) };
        }
    }
}
