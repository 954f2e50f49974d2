using Selfsame.Data.Transforms;

namespace Selfsame.Data.Views;

/// <summary>How one view of a picture is made: an immutable description that prints as JSON.</summary>
public sealed record ViewSpecification
{
    /// <summary>What the view is called in reports and contact sheets.</summary>
    public required string Name { get; init; }

    /// <summary>Side of the square view in pixels. The last transform that sets a size must bring pictures to it.</summary>
    public required int Size { get; init; }

    /// <summary>What is done to the picture, in this order.</summary>
    public required IReadOnlyList<PictureTransform> Transforms { get; init; }

    /// <inheritdoc/>
    public bool Equals(ViewSpecification? other) =>
        other is not null && Name == other.Name && Size == other.Size && Transforms.SequenceEqual(other.Transforms);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Size, Transforms.Count);
}
