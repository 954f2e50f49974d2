namespace Selfsame.Data.Drawing;

/// <summary>What was drawn for one view of all samples of a batch: a row of numbers each.</summary>
public readonly ref struct DrawnRows
{
    private readonly Span<double> _values;
    private readonly int _columns;

    /// <summary>Rows over memory of count x columns numbers.</summary>
    internal DrawnRows(Span<double> values, int columns)
    {
        _values = values;
        _columns = columns;
    }

    /// <summary>N, the number of samples.</summary>
    public int Count => _values.Length / _columns;

    /// <summary>One number of one sample.</summary>
    /// <param name="sample">The sample's place in the batch, 0 to N - 1.</param>
    /// <param name="column">Which number.</param>
    public double this[int sample, int column] => _values[(sample * _columns) + column];

    /// <summary>The largest number of a column.</summary>
    public double Largest(int column)
    {
        var largest = double.NegativeInfinity;
        for (var sample = 0; sample < Count; sample++)
        {
            largest = Math.Max(largest, this[sample, column]);
        }

        return largest;
    }

    /// <summary>How many samples have this number in a column.</summary>
    public int CountOf(int column, double value)
    {
        var found = 0;
        for (var sample = 0; sample < Count; sample++)
        {
            found += this[sample, column] == value ? 1 : 0;
        }

        return found;
    }

    /// <summary>One row.</summary>
    internal Span<double> Row(int sample) => _values.Slice(sample * _columns, _columns);

    /// <summary>Writes the places of the samples into a column: those with the smallest keys first, equal ones in their order.</summary>
    internal void Order(int column, ReadOnlySpan<double> keys)
    {
        var places = new int[keys.Length];
        for (var sample = 0; sample < places.Length; sample++)
        {
            places[sample] = sample;
        }

        var byKey = keys.ToArray();
        Array.Sort(places, (one, other) => byKey[one] != byKey[other] ? byKey[one].CompareTo(byKey[other]) : one.CompareTo(other));
        for (var place = 0; place < places.Length; place++)
        {
            Row(place)[column] = places[place];
        }
    }

    /// <summary>Writes the places of the samples into a column, those first whose number in another column is the smallest.</summary>
    internal void OrderBy(int column, int by)
    {
        var keys = new double[Count];
        for (var sample = 0; sample < keys.Length; sample++)
        {
            keys[sample] = this[sample, by];
        }

        Order(column, keys);
    }
}
