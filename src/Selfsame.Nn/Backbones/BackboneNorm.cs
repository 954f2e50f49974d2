namespace Selfsame.Nn.Backbones;

/// <summary>What normalises the channels of a residual network.</summary>
public enum BackboneNorm
{
    /// <summary>Batch norm, as in the paper.</summary>
    Batch,

    /// <summary>
    /// Layer norm: no picture or patch knows of the others of its batch, as contrastive prediction between patches and a GAN's discriminator want it, and
    /// tiles are treated as whole pictures are. The stem has none, so that the contrast of a picture is not lost (DCGAN too has no norm there).
    /// </summary>
    Layer,
}
