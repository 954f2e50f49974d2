using Selfsame.Data.Random;

namespace Selfsame.Training.Robustness.Corruptions;

/// <summary>Noise of sensor, light and transmission.</summary>
internal static class NoiseCorruptions
{
    private const double ManyPhotons = 30;

    /// <summary>Adds normal noise.</summary>
    public static PixelPlanes Gaussian(PixelPlanes picture, double deviation, RandomStream random) =>
        picture.Map(value => value + (float)(deviation * random.Gaussian()));

    /// <summary>Counts photons of which white has so many.</summary>
    public static PixelPlanes Shot(PixelPlanes picture, double photons, RandomStream random) =>
        picture.Map(value => (float)(Poisson(value * photons, ref random) / photons));

    /// <summary>Turns a share of the values black or white, either being as likely.</summary>
    public static PixelPlanes Impulse(PixelPlanes picture, double share, RandomStream random) => picture.Map(value =>
    {
        var (isLost, isWhite) = (random.Chance(share), random.Chance(0.5));
        return isLost ? isWhite ? 1 : 0 : value;
    });

    // Knuth, The Art of Computer Programming 2, section 3.4.1, algorithm Q; many photons are normal.
    private static double Poisson(double mean, ref RandomStream random)
    {
        if (mean > ManyPhotons)
        {
            return Math.Max(0, Math.Round(mean + (Math.Sqrt(mean) * random.Gaussian())));
        }

        var (count, product, least) = (-1, 1.0, Math.Exp(-mean));
        do
        {
            count++;
            product *= random.NextDouble();
        }
        while (product > least);
        return count;
    }
}
