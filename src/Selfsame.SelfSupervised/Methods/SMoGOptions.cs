using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="SMoG"/>. Defaults are the paper's ImageNet values.</summary>
public sealed record SMoGOptions
{
    /// <summary>Temperature of the comparison with groups, above 0.</summary>
    [Range(1e-3, 1e3)]
    public double Temperature { get; init; } = 0.1;

    /// <summary>Number of groups, no more than pictures.</summary>
    [Range(2, 1_048_576)]
    public int Groups { get; init; } = 3000;

    /// <summary>Momentum of the groups: the share of a group's feature that stays when pictures join it.</summary>
    [Range(0, 0.999999)]
    public double GroupMomentum { get; init; } = 0.99;

    /// <summary>Momentum of the teacher, which says what group a view belongs to.</summary>
    [Range(0, 1)]
    public double TeacherMomentum { get; init; } = 0.99;

    /// <summary>Steps after which groups are made anew by k-means over recent embeddings, and the teacher becomes equal to the student; 0 for never.</summary>
    [Range(0, 1_000_000_000)]
    public int ResetEvery { get; init; } = 300;

    /// <summary>Recent embeddings that such a reset clusters; no fewer than groups.</summary>
    [Range(2, 10_000_000)]
    public int MemorySize { get; init; } = 76_800;

    /// <summary>Width of the hidden layers of projector and predictor.</summary>
    [Range(1, 65536)]
    public int HiddenWidth { get; init; } = 2048;

    /// <summary>Number of dimensions in which embeddings and groups are compared.</summary>
    [Range(2, 65536)]
    public int EmbeddingWidth { get; init; } = 128;
}
