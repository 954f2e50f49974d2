using Selfsame.Torch;

namespace Selfsame.SelfSupervised;

/// <summary>A method that can make pictures out of nothing but random numbers.</summary>
public interface IGenerates
{
    /// <summary>How many numbers a picture is made from.</summary>
    int LatentWidth { get; }

    /// <summary>Makes pictures; in evaluation mode a picture does not depend on the others of its batch.</summary>
    /// <param name="latents">Draws of the standard normal distribution, N x <see cref="LatentWidth"/>.</param>
    /// <returns>N x C x H x W, normalised as the views of the run were.</returns>
    Tensor Generate(Tensor latents);
}
