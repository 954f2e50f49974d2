using Selfsame.Data.Transforms;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Colour;

/// <summary>What an encoder sees that learns by giving pictures their colours: their lightness on three channels, scaled as views are.</summary>
/// <remarks>
/// A gray picture whose level is L / 100 on every channel, normalised as the run says. So the encoder keeps three input channels, and whoever hands it
/// a colour picture must first make this of it: <see cref="Of"/>.
/// </remarks>
/// <param name="statistics">Mean and deviation by which the views were normalised.</param>
public sealed class LightnessInput(ChannelStatistics statistics)
{
    private const int Colours = 3;

    /// <summary>What an encoder sees of pictures.</summary>
    /// <param name="views">N x 3 x H x W, normalised.</param>
    /// <returns>The same shape.</returns>
    public Tensor Of(Tensor views)
    {
        using var scope = new TensorScope();
        return scope.Keep(FromLightness(ToLab(views).Narrow(1, 0, 1)));
    }

    /// <summary>What an encoder sees of lightness.</summary>
    /// <param name="lightness">N x 1 x H x W in [0, 100].</param>
    /// <returns>N x 3 x H x W.</returns>
    public Tensor FromLightness(Tensor lightness)
    {
        using var scope = new TensorScope();
        return scope.Keep(((lightness / 100) - Row(statistics.Mean, lightness)) / Row(statistics.Deviation, lightness)); // N x 3 x H x W
    }

    /// <summary>Lab of normalised views.</summary>
    /// <param name="views">N x 3 x H x W, normalised.</param>
    /// <returns>N x 3 x H x W: L, a and b.</returns>
    public Tensor ToLab(Tensor views)
    {
        using var scope = new TensorScope();
        var rgb = (views * Row(statistics.Deviation, views)) + Row(statistics.Mean, views);
        return scope.Keep(LabColour.FromSrgb(rgb.Clamp(0, 1)));
    }

    private static Tensor Row(IReadOnlyList<double> values, Tensor like) => Tensor
        .From<double>(values.Count == Colours ? [.. values] : [.. Enumerable.Repeat(values[0], Colours)], [1, Colours, 1, 1])
        .To(like.DType)
        .To(like.Device);
}
