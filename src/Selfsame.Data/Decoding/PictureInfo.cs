namespace Selfsame.Data.Decoding;

/// <summary>What the header of a picture file says, without decoding it.</summary>
/// <param name="Format">The file format.</param>
/// <param name="Width">Columns, after the EXIF orientation has been applied.</param>
/// <param name="Height">Rows, after the EXIF orientation has been applied.</param>
/// <param name="Channels">Values per pixel once decoded: 1 gray, 2 gray and alpha, 3 RGB, 4 RGBA.</param>
/// <param name="BitsPerChannel">8, 16 or 32 (single precision), once decoded.</param>
public sealed record PictureInfo(PictureFormat Format, int Width, int Height, int Channels, int BitsPerChannel);
