using System.Numerics;

namespace Selfsame.SelfSupervised.Generators;

/// <summary>How often 4 x 4 pixels are doubled until they are a picture.</summary>
internal static class PictureDoublings
{
    /// <summary>The side of the coarsest map.</summary>
    public const int Coarsest = 4;

    /// <summary>The number of doublings from <see cref="Coarsest"/> to a side.</summary>
    /// <exception cref="MethodSettingsException">No number of them, or none at all, gives that side.</exception>
    public static int To(int side)
    {
        MethodSettingsException.Require(
            side >= 2 * Coarsest && BitOperations.IsPow2(side),
            $"A generator doubles 4 x 4 pixels until they are a picture, which never gives {side} pixels: set imageSize to a power of two, 8, 16, 32, 64 or more.");
        return BitOperations.Log2((uint)(side / Coarsest));
    }
}
