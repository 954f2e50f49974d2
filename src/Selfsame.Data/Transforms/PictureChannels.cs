namespace Selfsame.Data.Transforms;

/// <summary>
/// What a recipe makes of the channels of its pictures. Nothing is converted without being asked for here, and pictures of 16 bits and of single precision
/// keep all of it (Pillow would cut 16 bits off at 255).
/// </summary>
public enum PictureChannels
{
    /// <summary>
    /// Three channels. Gray is repeated three times and an alpha channel is left out, as torchvision's folder loader does. Pictures of other channel
    /// counts are refused.
    /// </summary>
    Rgb = 0,

    /// <summary>One channel: colour becomes ITU-R 601-2 luma, an alpha channel is left out. Pictures of other channel counts are refused.</summary>
    Gray = 1,

    /// <summary>As many channels as the picture has, alpha among them.</summary>
    AsStored = 2,
}
