namespace Selfsame.Training.Selection;

/// <summary>By what pictures are chosen to be labelled.</summary>
public enum SelectionStrategy
{
    /// <summary>By chance: what the others must beat.</summary>
    Random,

    /// <summary>Each in turn the picture that is farthest from all chosen and labelled ones: covers the odd corners.</summary>
    Coreset,

    /// <summary>The most typical picture of each of as many groups as labels can be had: best where labels are few.</summary>
    Typical,

    /// <summary>Those that a probe on the labels that there are, or a classifier, can decide least.</summary>
    Uncertain,
}
