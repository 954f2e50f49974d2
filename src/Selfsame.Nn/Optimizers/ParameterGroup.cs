namespace Selfsame.Nn.Optimizers;

/// <summary>Parameters that an optimizer treats alike.</summary>
public sealed record ParameterGroup
{
    /// <summary>The parameters; each name once over all groups of an optimizer.</summary>
    public required IReadOnlyList<NamedTensor> Parameters { get; init; }

    /// <summary>Factor on the learning rate.</summary>
    public double LearningRateScale { get; init; } = 1;

    /// <summary>False to leave these parameters out of weight decay.</summary>
    public bool Decays { get; init; } = true;

    /// <summary>False to leave these parameters out of the trust ratio of LARS; other optimizers ignore it.</summary>
    public bool Adapts { get; init; } = true;
}
