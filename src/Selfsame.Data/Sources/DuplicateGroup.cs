namespace Selfsame.Data.Sources;

/// <summary>Samples with exactly the same pixels, whatever their files.</summary>
/// <param name="Count">How many there are, at least two.</param>
/// <param name="Identities">Their names, in the order of the source; the first hundred.</param>
/// <param name="HasDifferentLabels">Whether they are not all in the same class: then some are labelled wrongly.</param>
public sealed record DuplicateGroup(int Count, IReadOnlyList<string> Identities, bool HasDifferentLabels);
