namespace Selfsame.SelfSupervised.Methods;

/// <summary>What sums up the rows that <see cref="CPC"/> has seen.</summary>
public enum CPCContext
{
    /// <summary>Masked convolutions, as in PixelCNN.</summary>
    Convolutional,

    /// <summary>A gated recurrent unit that goes down the rows.</summary>
    Recurrent,
}
