using Selfsame.Data.Random;

namespace Selfsame.Data.Drawing;

/// <summary>
/// One step of a view in the form in which a device takes it: all that is drawn for a sample is a few numbers, which stand in the sample's row,
/// so that a device can do the step for a whole batch at once.
/// </summary>
public abstract class ViewStep
{
    private protected ViewStep(int column, int columns)
    {
        Column = column;
        Columns = columns;
    }

    /// <summary>Where in a row this step's numbers begin.</summary>
    public int Column { get; }

    /// <summary>How many numbers it has.</summary>
    public int Columns { get; }

    /// <summary>Draws what the transform on the processor would draw, in the same order.</summary>
    /// <param name="values">This step's numbers in the row of a sample.</param>
    /// <param name="size">The size of the picture; what comes out where the step changes it.</param>
    /// <param name="random">The random numbers of the view.</param>
    internal abstract void Draw(Span<double> values, ref PictureSize size, ref RandomStream random);

    /// <summary>Writes the numbers that change nothing.</summary>
    internal abstract void Leave(Span<double> values);

    /// <summary>Fills the columns that depend on all samples of a batch; most steps have none.</summary>
    internal virtual void Arrange(DrawnRows rows)
    {
    }
}
