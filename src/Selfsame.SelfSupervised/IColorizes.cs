using Selfsame.Torch;

namespace Selfsame.SelfSupervised;

/// <summary>A method that can give gray pictures colours.</summary>
public interface IColorizes
{
    /// <summary>What divides both sides of the pictures that <see cref="Colorize"/> takes.</summary>
    int SideMultiple { get; }

    /// <summary>Colours of gray pictures; the method is in evaluation mode, and nothing is random.</summary>
    /// <param name="lightness">CIE lightness, N x 1 x H x W in [0, 100]; <see cref="SideMultiple"/> divides H and W.</param>
    /// <returns>a and b of CIE Lab, N x 2 x H x W.</returns>
    Tensor Colorize(Tensor lightness);
}
