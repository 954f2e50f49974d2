namespace Selfsame.SelfSupervised.Decoders;

/// <summary>What an autoencoder's code is made from.</summary>
public enum CodeShape
{
    /// <summary>One vector a picture, from the pooled features.</summary>
    Vector,

    /// <summary>One vector a place of the encoder's last map, which keeps more of where things are.</summary>
    Map,
}
