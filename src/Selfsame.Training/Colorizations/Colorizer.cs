using Selfsame.Data;
using Selfsame.Data.Decoding;
using Selfsame.Data.Transforms;
using Selfsame.SelfSupervised;
using Selfsame.SelfSupervised.Colour;
using Selfsame.Torch;

namespace Selfsame.Training.Colorizations;

/// <summary>Gives pictures of any size the colours that a method predicts from their lightness.</summary>
/// <remarks>
/// The method sees the picture with its shorter side at the size that it was trained at. Its colours are enlarged to the picture's own size and joined with
/// the lightness there, which keeps every detail: eyes see little of how coarse colours are.
/// </remarks>
internal sealed class Colorizer
{
    private const int LongestSides = 8;

    private readonly IColorizes _method;
    private readonly int _side;
    private readonly Device _device;
    private readonly PictureCanvas _canvas = new();

    /// <summary>Prepares the method of a run.</summary>
    /// <param name="trained">The method with its weights.</param>
    /// <param name="device">Where to compute.</param>
    /// <exception cref="SettingException">The method cannot colorize.</exception>
    public Colorizer(TrainedMethod trained, Device device)
    {
        _method = trained.As<IColorizes>("cannot give pictures colours", "can");
        (_side, _device) = (trained.Preprocessing.ImageSize, device);
        trained.Method.To(device);
        trained.Method.Eval();
    }

    /// <summary>Colorizes a picture.</summary>
    /// <param name="picture">Of any kind that becomes RGB.</param>
    /// <exception cref="DataException">The picture cannot become RGB.</exception>
    public ColorizedPicture Colorize(Picture picture)
    {
        using var noGrad = new NoGrad();
        var lab = Lab(picture);                                                                         // 1 x 3 x H x W
        var (lightness, truth) = (lab.Narrow(1, 0, 1), lab.Narrow(1, 1, 2));
        var (width, height) = NetworkSize(picture.Width, picture.Height);
        _canvas.ResizeCrop(new CropBox(0, 0, picture.Width, picture.Height), width, height, Interpolation.Bilinear);
        var small = LabColour.FromSrgb(Srgb()).Narrow(1, 0, 1).To(_device);                             // 1 x 1 x h x w
        var colours = _method.Colorize(small).To(Device.Cpu).To(DType.Float32);                         // 1 x 2 x h x w
        var predicted = colours.UpsampleBilinear2d([picture.Height, picture.Width], alignCorners: false); // 1 x 2 x H x W
        return new ColorizedPicture(
            ToPicture(lightness, truth.ZerosLike()),
            ToPicture(lightness, predicted),
            PictureColour.IsThere(picture) ? ToPicture(lightness, truth) : null,
            noGrad.Keep(predicted),
            noGrad.Keep(truth));
    }

    private static Picture ToPicture(Tensor lightness, Tensor ab)
    {
        using var scope = new TensorScope();
        var rgb = LabColour.ToSrgb(Tensor.Cat([lightness, ab], 1));                                     // 1 x 3 x H x W
        var levels = ((rgb * 255) + 0.5).Floor().To(DType.UInt8).Permute([0, 2, 3, 1]).Contiguous();    // 1 x H x W x 3
        var picture = Picture.Create((int)rgb.Size(3), (int)rgb.Size(2), 3);
        levels.ToArray<byte>().CopyTo(picture.Bytes);
        return picture;
    }

    private Tensor Lab(Picture picture)
    {
        _canvas.Load(picture, PictureChannels.Rgb);
        return LabColour.FromSrgb(Srgb());
    }

    private Tensor Srgb()
    {
        long[] shape = [1, 1, _canvas.Height, _canvas.Width];
        return Tensor.Cat(
            [.. Enumerable.Range(0, 3).Select(channel => _canvas.IsBytes
                ? Tensor.From<byte>(_canvas.Plane(channel), shape).To(DType.Float32) / 255
                : Tensor.From<float>(_canvas.SinglePlane(channel), shape).Clamp(0, 1))],
            1);                                                                                         // 1 x 3 x H x W
    }

    // The shorter side at the size of the training; whole multiples of what the encoder halves down to one.
    private (int Width, int Height) NetworkSize(int width, int height)
    {
        var multiple = _method.SideMultiple;
        int Side(int side) => Math.Clamp((int)Math.Round((double)side * _side / Math.Min(width, height) / multiple), 1, LongestSides * _side / multiple) * multiple;
        return (Side(width), Side(height));
    }
}
