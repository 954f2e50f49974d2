namespace Selfsame.Data.Sources;

/// <summary>Size and kind of pixels of a picture.</summary>
internal readonly record struct InspectedPicture(int Width, int Height, int Channels, int BitsPerChannel);
