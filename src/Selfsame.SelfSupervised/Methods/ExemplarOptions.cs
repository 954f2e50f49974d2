using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="Exemplar"/>. Defaults are the paper's; a recipe takes fewer classes where a run would draw each fewer than 200 times.</summary>
public sealed record ExemplarOptions
{
    /// <summary>The largest number of surrogate classes; of more pictures evenly spread ones are taken. The paper's best are 8,000 to 16,000, in long runs.</summary>
    [Range(2, 1_000_000)]
    public int Classes { get; init; } = 8000;
}
