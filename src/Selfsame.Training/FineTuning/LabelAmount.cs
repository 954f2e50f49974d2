using System.Globalization;
using System.Text.Json.Serialization;
using Selfsame.Data.Sources;
using Selfsame.Training.Evaluation.FewLabels;

namespace Selfsame.Training.FineTuning;

/// <summary>How many of the training labels are told: a share of them, or so many of each class.</summary>
[JsonConverter(typeof(LabelAmountConverter))]
public readonly record struct LabelAmount
{
    private const string OfEachClass = "/class";

    private readonly double _share;
    private readonly int _perClass;

    private LabelAmount(double share, int perClass)
    {
        _share = share;
        _perClass = perClass;
    }

    /// <summary>All labels.</summary>
    public static LabelAmount All { get; } = Share(1);

    /// <summary>The share, in (0, 1]; null where it is so many of each class.</summary>
    internal double? AsShare => _perClass > 0 ? null : _share;

    /// <summary>Whether it is neither a share nor a number, as one is that nobody has set.</summary>
    internal bool IsNothing => this == default;

    /// <summary>A share of the labels of each class, rounded, but at least one of every class.</summary>
    /// <param name="share">In (0, 1].</param>
    public static LabelAmount Share(double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        ArgumentOutOfRangeException.ThrowIfEqual(share, double.NaN);
        return new LabelAmount(share, 0);
    }

    /// <summary>So many labels of each class; all of a class that has fewer.</summary>
    /// <param name="count">At least 1.</param>
    public static LabelAmount PerClass(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new LabelAmount(0, count);
    }

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <param name="text">A share such as <c>0.01</c>, or a number of each class such as <c>10/class</c>.</param>
    /// <returns>The amount, or null where the text is neither.</returns>
    public static LabelAmount? Parse(string text)
    {
        if (text.EndsWith(OfEachClass, StringComparison.Ordinal))
            return int.TryParse(text[..^OfEachClass.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1 ? PerClass(count) : null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is > 0 and <= 1 ? Share(share) : null;
    }

    /// <summary>Which labels are told.</summary>
    /// <param name="labels">N class numbers; -1 where there is none.</param>
    /// <param name="seed">Which ones: a smaller amount of the same seed is a part of a larger.</param>
    /// <returns>Positions, ascending.</returns>
    public int[] Choose(ReadOnlySpan<int> labels, long seed) =>
        _perClass > 0 ? LabelSubset.PerClass(labels, _perClass, seed) : LabelSubset.Share(labels, _share, seed);

    /// <summary>What a reader should know of the labels that this tells: classes that have fewer, or of which a share would be none.</summary>
    /// <param name="labelled">The pictures; every one has a label.</param>
    internal IEnumerable<string> Notes(PictureSource labelled)
    {
        var amount = this;
        var counts = Enumerable.Range(0, labelled.Count).CountBy(labelled.Label).ToArray();
        var none = counts.Count(each => amount.Of(each.Value) < 1);
        if (none > 0) yield return FormattableString.Invariant($"A share of {amount} of the labels would be none of {none} of the {counts.Length} classes: one of each was told there.");
        var fewer = counts.Count(each => amount.Of(each.Value) > each.Value);
        if (fewer > 0) yield return FormattableString.Invariant($"Fewer labels than {amount} are there for {fewer} of the {counts.Length} classes: all of those were told.");
    }

    // How many labels of a class this asks for, before at least one is told.
    private int Of(int count) => _perClass > 0 ? _perClass : (int)Math.Round(count * _share);

    /// <summary>A share such as <c>0.01</c>, or a number of each class such as <c>10/class</c>.</summary>
    public override string ToString() => _perClass > 0 ? _perClass.ToString(CultureInfo.InvariantCulture) + OfEachClass : _share.ToString(CultureInfo.InvariantCulture);
}
