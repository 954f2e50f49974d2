namespace Selfsame.Data.Sources;

/// <summary>Pictures of one kind of pixel.</summary>
/// <param name="Channels">Values in a pixel.</param>
/// <param name="BitsPerChannel">8 or 16, or 32 for single precision numbers.</param>
/// <param name="Count">How many pictures are of this kind.</param>
public sealed record PictureMode(int Channels, int BitsPerChannel, int Count)
{
    /// <summary>What the field calls it, such as <c>RGB, 8 bits</c>.</summary>
    public string Name => BitsPerChannel == 32 ? $"{ChannelName}, single precision" : $"{ChannelName}, {BitsPerChannel} bits";

    private string ChannelName => Channels switch
    {
        1 => "gray",
        2 => "gray and alpha",
        3 => "RGB",
        4 => "RGBA",
        _ => $"{Channels} channels",
    };
}
