using Selfsame.Data.Random;

namespace Selfsame.Data.Drawing;

/// <summary>Several steps that are all done or all left out. It has no numbers of its own: left-out steps get those that change nothing.</summary>
internal sealed class ChanceStep(int column, double probability, IReadOnlyList<ViewStep> steps) : ViewStep(column, steps.Sum(step => step.Columns))
{
    internal IReadOnlyList<ViewStep> Steps { get; } = steps;

    internal override void Draw(Span<double> values, ref PictureSize size, ref RandomStream random)
    {
        if (!random.Chance(probability))
        {
            Leave(values);
            return;
        }

        foreach (var step in Steps)
        {
            step.Draw(Of(step, values), ref size, ref random);
        }
    }

    internal override void Leave(Span<double> values)
    {
        foreach (var step in Steps)
        {
            step.Leave(Of(step, values));
        }
    }

    private Span<double> Of(ViewStep step, Span<double> values) => values.Slice(step.Column - Column, step.Columns);
}
