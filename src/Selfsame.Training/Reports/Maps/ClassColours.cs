namespace Selfsame.Training.Reports.Maps;

/// <summary>Which class has which colour: each its own while there are enough, then the most frequent, and one for all others.</summary>
internal sealed class ClassColours
{
    private readonly (int Label, int Count)[] _shown;
    private readonly (int Labels, int Count) _others;

    /// <summary>Gives colours to the classes that occur.</summary>
    /// <param name="labels">A label for each point, -1 where it has none.</param>
    /// <param name="colours">Colours that there are.</param>
    internal ClassColours(int[] labels, int colours)
    {
        var counts = labels.Where(label => label >= 0).CountBy(label => label).Select(each => (Label: each.Key, Count: each.Value)).ToArray();
        var all = counts.Length <= colours ? counts : [.. counts.OrderByDescending(each => each.Count).ThenBy(each => each.Label).Take(colours - 1)];
        _shown = [.. all.OrderBy(each => each.Label)];
        _others = (counts.Length - _shown.Length, counts.Sum(each => each.Count) - _shown.Sum(each => each.Count));
    }

    /// <summary>Whether any point has a class.</summary>
    internal bool IsLabelled => _shown.Length > 0;

    /// <summary>The colour of a class.</summary>
    internal int Of(int label)
    {
        if (label < 0) return 0;
        var place = Array.FindIndex(_shown, each => each.Label == label);
        return place < 0 ? _shown.Length : place;
    }

    /// <summary>The colours with the names of their classes and how many points have them.</summary>
    internal IEnumerable<(int Colour, string Name, int Count)> Legend(IReadOnlyList<string> classes)
    {
        for (var place = 0; place < _shown.Length; place++) yield return (place, classes[_shown[place].Label], _shown[place].Count);
        if (_others.Labels > 0) yield return (_shown.Length, $"{_others.Labels} other classes", _others.Count);
    }
}
