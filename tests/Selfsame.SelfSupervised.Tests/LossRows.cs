using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Tests;

/// <summary>Rows of doubles for references written with loops.</summary>
internal static class LossRows
{
    public static Tensor Rows(double[] values, int width) => Tensor.From<double>(values, [values.Length / width, width]);

    public static double Dot(double[] x, int i, double[] y, int j, int width)
    {
        var sum = 0.0;
        for (var c = 0; c < width; c++)
        {
            sum += x[(i * width) + c] * y[(j * width) + c];
        }

        return sum;
    }

    public static double Cosine(double[] x, int i, double[] y, int j, int width) =>
        Dot(x, i, y, j, width) / Math.Sqrt(Dot(x, i, x, i, width) * Dot(y, j, y, j, width));

    public static double Distance(double[] x, int i, double[] y, int j, int width)
    {
        var sum = 0.0;
        for (var c = 0; c < width; c++)
        {
            var difference = x[(i * width) + c] - y[(j * width) + c];
            sum += difference * difference;
        }

        return Math.Sqrt(sum);
    }

    /// <summary>The same rows with unit length.</summary>
    public static double[] Unit(double[] x, int width) =>
        [.. x.Select((value, index) => value / Math.Sqrt(Dot(x, index / width, x, index / width, width)))];
}
