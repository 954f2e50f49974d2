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

    /// <summary>PBM, PGM and PPM, binary and as text.</summary>
    Pnm = 4,

    /// <summary>WebP, through libwebp.</summary>
    WebP = 5,

    /// <summary>TIFF, through libtiff.</summary>
    Tiff = 6,
}
