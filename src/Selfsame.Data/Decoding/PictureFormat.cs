namespace Selfsame.Data.Decoding;

/// <summary>File formats that are understood.</summary>
public enum PictureFormat
{
    /// <summary>JPEG, through libjpeg-turbo.</summary>
    Jpeg = 1,

    /// <summary>PNG, through libpng.</summary>
    Png = 2,
}
