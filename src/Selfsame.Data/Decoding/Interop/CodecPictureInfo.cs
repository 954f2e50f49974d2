using System.Runtime.InteropServices;

namespace Selfsame.Data.Decoding.Interop;

/// <summary>Mirror of selfsame_picture_info in selfsame_codecs.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CodecPictureInfo
{
    public int Format;
    public int Width;
    public int Height;
    public int Channels;
    public int Bits;
    public int Orientation;
    public int Croppable;
}
