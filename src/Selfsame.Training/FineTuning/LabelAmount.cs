using System.Globalization;
using Selfsame.Training.Evaluation.FewLabels;

namespace Selfsame.Training.FineTuning;

/// <summary>How many of the training labels are told: a share of them, or so many of each class.</summary>
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

    /// <summary>A share of the labels of each class, rounded, but at least one of every class.</summary>
    /// <param name="share">In (0, 1].</param>
    public static LabelAmount Share(double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
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

    /// <summary>How many labels of a class this asks for, before at least one is told.</summary>
    /// <param name="count">How many labels the class has.</param>
    internal int Of(int count) => _perClass > 0 ? _perClass : (int)Math.Round(count * _share);

    /// <summary>A share such as <c>0.01</c>, or a number of each class such as <c>10/class</c>.</summary>
    public override string ToString() => _perClass > 0 ? _perClass.ToString(CultureInfo.InvariantCulture) + OfEachClass : _share.ToString(CultureInfo.InvariantCulture);
}
