using Selfsame.Data.Decoding;

namespace Selfsame.Data.Transforms.Canvas;

/// <summary>Which channels of a picture a canvas takes.</summary>
internal static class SourceChannels
{
    /// <summary>Planes of a canvas that looks at a picture of so many channels.</summary>
    /// <exception cref="DataException">The picture cannot become what is asked for.</exception>
    public static int CountOn(PictureChannels wanted, int channels)
    {
        if (wanted != PictureChannels.AsStored && channels > 4)
        {
            throw new DataException(
                $"A picture of {channels} channels cannot become {wanted}: ask for channels AsStored (views.channels=asStored), and switch colour operations off.");
        }

        return wanted switch
        {
            PictureChannels.Rgb => 3,
            PictureChannels.Gray => 1,
            _ => channels,
        };
    }

    /// <summary>Whether planes are gray made of colour, and not simply channels of the picture.</summary>
    public static bool IsMixed(PictureChannels wanted, int channels) => wanted == PictureChannels.Gray && channels >= 3;

    /// <summary>The channel of the picture that a plane takes: gray is repeated.</summary>
    public static int Of(int plane, PictureChannels wanted, int channels) => wanted == PictureChannels.Rgb && channels <= 2 ? 0 : plane;
}
