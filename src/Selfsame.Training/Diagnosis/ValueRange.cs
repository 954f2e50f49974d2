namespace Selfsame.Training.Diagnosis;

/// <summary>Where the values of a quantity lie.</summary>
/// <param name="Least">The smallest.</param>
/// <param name="Median">The middle one.</param>
/// <param name="Most">The largest.</param>
public sealed record ValueRange(int Least, int Median, int Most)
{
    /// <summary>The range of some values, null where there are none.</summary>
    /// <param name="values">In any order.</param>
    public static ValueRange? Of(IReadOnlyList<int> values)
    {
        if (values.Count == 0) return null;
        var sorted = values.Order().ToArray();
        return new ValueRange(sorted[0], sorted[sorted.Length / 2], sorted[^1]);
    }

    /// <summary>One number where all are equal, otherwise all three.</summary>
    public override string ToString() => Least == Most ? $"{Least}" : $"{Least} to {Most}, median {Median}";
}
