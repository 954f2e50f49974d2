namespace Selfsame.Data.Views;

/// <summary>Several views of one kind in a multi-crop recipe.</summary>
/// <param name="View">How each of them is made; they are numbered after its name where there is more than one.</param>
/// <param name="Count">How many there are, at least 0.</param>
public sealed record CropGroup(ViewSpecification View, int Count);
