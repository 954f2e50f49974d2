namespace Selfsame.Data.Sources;

/// <summary>Pictures with exactly the same pixels, whatever their files.</summary>
/// <param name="Identities">Their names, in the order of the source; at least two.</param>
/// <param name="HasDifferentLabels">Whether they are not all in the same class: then some are labelled wrongly.</param>
public sealed record DuplicateGroup(IReadOnlyList<string> Identities, bool HasDifferentLabels);
