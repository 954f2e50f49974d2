using Selfsame.Data.Random;

namespace Selfsame.Data.Drawing;

/// <summary>A step that is done or left out, as chance has it, and has nothing else that is random. Its one number is 1 where it is done, else 0.</summary>
public abstract class SwitchStep : ViewStep
{
    private readonly double _probability;

    private protected SwitchStep(int column, double probability)
        : base(column, 1) => _probability = probability;

    /// <inheritdoc/>
    internal override void Draw(Span<double> values, ref PictureSize size, ref RandomStream random) => values[0] = random.Chance(_probability) ? 1 : 0;

    /// <inheritdoc/>
    internal override void Leave(Span<double> values) => values[0] = 0;
}
