using Selfsame.Data.Transforms;
using Selfsame.SelfSupervised.Colour;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Colour;

public sealed class LabColourTests
{
    [Fact]
    public void FromSrgb_Gray_HasNoColourAndItsOwnLightness()
    {
        using var scope = new TensorScope();
        var gray = Tensor.Linspace(0, 1, 11, DType.Float64).Unsqueeze(1).Expand([11, 3]);

        var lab = LabColour.FromSrgb(gray).ToArray<double>().Chunk(3).ToArray();

        Assert.All(lab, colour => Assert.True(Math.Abs(colour[1]) < 0.01 && Math.Abs(colour[2]) < 0.01));
        Assert.Equal(0, lab[0][0], 1e-3);
        Assert.Equal(100, lab[10][0], 1e-3);
        Assert.Equal(lab.Select(colour => colour[0]).Order(), lab.Select(colour => colour[0]));
    }

    [Fact]
    public void ToSrgb_OfLab_GivesPicturesBack()
    {
        using var scope = new TensorScope();
        var rgb = Tensor.From<double>([.. RandomVectors.Of(1, 2 * 3 * 4 * 4).Select(value => 1 / (1 + Math.Exp(-2 * value)))], [2, 3, 4, 4]);

        var back = LabColour.ToSrgb(LabColour.FromSrgb(rgb));

        // The constants of CIE are rounded, so that both directions differ near their thresholds.
        Assert.True((back - rgb).Abs().Max().ToDouble() < 1e-4);
    }

    [Fact]
    public void LightnessInput_OfAColouredView_IsThatOfTheGrayPictureOfItsLightness()
    {
        using var scope = new TensorScope();
        var input = new LightnessInput(new ChannelStatistics([0.4, 0.5, 0.6], [0.2, 0.25, 0.3]));
        var view = Tensor.From<double>(RandomVectors.Of(2, 3 * 4 * 4), [1, 3, 4, 4]);

        var seen = input.Of(view);

        var lightness = input.ToLab(view).Narrow(1, 0, 1) / 100;
        Assert.Equal([1L, 3, 4, 4], seen.Shape);
        Assert.True((seen.Narrow(1, 0, 1) - ((lightness - 0.4) / 0.2)).Abs().Max().ToDouble() < 1e-12);
        Assert.True((seen.Narrow(1, 2, 1) - ((lightness - 0.6) / 0.3)).Abs().Max().ToDouble() < 1e-12);
    }
}
