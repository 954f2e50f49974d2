namespace Selfsame.Nn.Backbones;

/// <summary>What normalises the channels of a residual network.</summary>
public enum BackboneNorm
{
    /// <summary>Batch norm, as in the paper.</summary>
    Batch,

    /// <summary>Layer norm: no picture or patch knows of the others of its batch, as contrastive prediction between patches wants it.</summary>
    Layer,
}
