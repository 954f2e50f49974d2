namespace Selfsame.Data.Transforms.Kernels;

/// <summary>The weights of a Gaussian blur.</summary>
internal static class BlurWeights
{
    /// <summary>Weights of a Gaussian over an odd number of pixels, from its centre outwards; tails that cannot matter are left out.</summary>
    /// <returns>The index of the last weight that counts.</returns>
    public static int Fill(int kernelSize, double sigma, Span<float> weights)
    {
        var radius = kernelSize / 2;
        var sum = 0.0;
        for (var k = -radius; k <= radius; k++)
        {
            sum += Math.Exp(-0.5 * (k / sigma) * (k / sigma));
        }

        var used = 0;
        for (var k = 0; k <= radius; k++)
        {
            weights[k] = (float)(Math.Exp(-0.5 * (k / sigma) * (k / sigma)) / sum);
            used = weights[k] > 1e-8f ? k : used;
        }

        return used;
    }
}
