namespace Selfsame.Training.Selection;

/// <summary>How undecided a probe or a classifier is.</summary>
public enum UncertaintyMeasure
{
    /// <summary>1 less the difference of the two largest probabilities.</summary>
    Margin,

    /// <summary>The entropy of all probabilities over its largest value.</summary>
    Entropy,
}
