using Selfsame.Data.Random;

namespace Selfsame.Data.Transforms;

/// <summary>Applies several transforms in order, all of them or none.</summary>
/// <remarks>For a single transform its own probability does the same.</remarks>
public sealed record RandomApply : PictureTransform
{
    /// <summary>What is applied, in this order.</summary>
    public required IReadOnlyList<PictureTransform> Transforms { get; init; }

    /// <summary>How often, 0 to 1.</summary>
    public double Probability { get; init => field = CheckedProbability(value, nameof(Probability)); } = 0.5;

    /// <inheritdoc/>
    public override void Apply(PictureCanvas canvas, ref RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        if (!random.Chance(Probability))
        {
            return;
        }

        for (var i = 0; i < Transforms.Count; i++)
        {
            Transforms[i].Apply(canvas, ref random);
        }
    }

    /// <inheritdoc/>
    public bool Equals(RandomApply? other) =>
        other is not null && Probability == other.Probability && Transforms.SequenceEqual(other.Transforms);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Probability, Transforms.Count);

    /// <inheritdoc/>
    internal override string? Refusal(int channels) =>
        Probability > 0 ? Transforms.Select(transform => transform.Refusal(channels)).FirstOrDefault(refusal => refusal is not null) : null;

    /// <inheritdoc/>
    internal override string? Fault() => Transforms.Select(transform => transform.Fault()).FirstOrDefault(fault => fault is not null);
}
