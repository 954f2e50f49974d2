namespace Selfsame.Training.Curation;

/// <summary>Pictures that are the same, or nearly.</summary>
/// <param name="Members">In the order of the source, at least two.</param>
/// <param name="HasDifferentLabels">Whether they are not all of one class: then some are labelled wrongly.</param>
public sealed record NearDuplicateGroup(IReadOnlyList<NearDuplicate> Members, bool HasDifferentLabels)
{
    /// <summary>How the least like of them is the same.</summary>
    public DuplicateKind Kind => Members.Max(member => member.Kind);
}
