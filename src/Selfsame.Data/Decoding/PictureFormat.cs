namespace Selfsame.Data.Decoding;

/// <summary>File formats that are understood.</summary>
public enum PictureFormat
{
    /// <summary>JPEG, through libjpeg-turbo.</summary>
    Jpeg = 1,

    /// <summary>PNG, through libpng.</summary>
    Png = 2,

    /// <summary>Windows and OS/2 bitmaps.</summary>
    Bmp = 3,

    /// <summary>Binary PGM and PPM.</summary>
    Pnm = 4,
}
