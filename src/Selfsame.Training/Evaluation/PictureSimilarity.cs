using Selfsame.Torch;

namespace Selfsame.Training.Evaluation;

/// <summary>How like pictures are to those that they shall be.</summary>
public static class PictureSimilarity
{
    private const int Window = 11;
    private const double WindowDeviation = 1.5;
    private const double C1 = 0.01 * 0.01;
    private const double C2 = 0.03 * 0.03;

    /// <summary>Peak signal-to-noise ratio in decibels: 10 log10 (1 / mean square), for each picture.</summary>
    /// <param name="x">N x C x H x W, values from 0 to 1.</param>
    /// <param name="y">N x C x H x W, values from 0 to 1.</param>
    /// <returns>N values; infinite where two pictures are the same.</returns>
    public static double[] Psnr(Tensor x, Tensor y)
    {
        using var scope = new TensorScope();
        var squares = (x.To(DType.Float64) - y.To(DType.Float64)).Square().Mean([1, 2, 3]);            // N
        return Array.ConvertAll(squares.ToArray<double>(), each => -10 * Math.Log10(each));
    }

    /// <summary>Structural similarity, for each picture: 1 where two are the same.</summary>
    /// <remarks>
    /// Wang et al.: Image Quality Assessment: From Error Visibility to Structural Similarity, IEEE Transactions on Image Processing 13, 2004: a Gaussian
    /// window of 11 x 11 (less where the picture is smaller) with deviation 1.5 wherever it fits, K1 = 0.01, K2 = 0.03; the mean over places and channels.
    /// </remarks>
    /// <param name="x">N x C x H x W, values from 0 to 1.</param>
    /// <param name="y">N x C x H x W, values from 0 to 1.</param>
    /// <returns>N values, at most 1.</returns>
    public static double[] Ssim(Tensor x, Tensor y)
    {
        using var scope = new TensorScope();
        var side = (int)Math.Min(Window, Math.Min(x.Size(2), x.Size(3)));
        var kernel = Kernel(side % 2 == 0 ? side - 1 : side);
        var (a, b) = (Planes(x), Planes(y));                                                            // NC x 1 x H x W
        var (meanA, meanB) = (a.Conv2d(kernel), b.Conv2d(kernel));
        var varianceA = a.Square().Conv2d(kernel) - meanA.Square();
        var varianceB = b.Square().Conv2d(kernel) - meanB.Square();
        var covariance = (a * b).Conv2d(kernel) - (meanA * meanB);
        var map = ((2 * meanA * meanB) + C1) * ((2 * covariance) + C2)
            / ((meanA.Square() + meanB.Square() + C1) * (varianceA + varianceB + C2));
        return map.Reshape([x.Size(0), -1]).Mean([1]).ToArray<double>();
    }

    private static Tensor Planes(Tensor x) => x.To(DType.Float64).Contiguous().Reshape([x.Size(0) * x.Size(1), 1, x.Size(2), x.Size(3)]);

    private static Tensor Kernel(int side)
    {
        var line = Enumerable.Range(0, side).Select(place => Math.Exp(-Math.Pow(place - (side / 2), 2) / (2 * WindowDeviation * WindowDeviation))).ToArray();
        var sum = line.Sum();
        return Tensor.From<double>([.. line.SelectMany(down => line.Select(across => down * across / (sum * sum)))], [1, 1, side, side]);
    }
}
