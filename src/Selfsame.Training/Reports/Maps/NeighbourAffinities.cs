namespace Selfsame.Training.Reports.Maps;

/// <summary>How much each point counts as a neighbour of each other: Gaussians whose widths are set so that all points have as many neighbours.</summary>
/// <remarks>van der Maaten and Hinton, JMLR 2008, equation 1 and section 3.1.</remarks>
internal static class NeighbourAffinities
{
    private const int Halvings = 60;
    private const double Tolerance = 1e-5;
    private const double Smallest = 1e-12;

    /// <summary>The symmetric affinities p of equation 1.</summary>
    /// <param name="points">N x D, row by row.</param>
    /// <param name="count">N.</param>
    /// <param name="width">D.</param>
    /// <param name="stride">Columns of the result; those from N on are 0.</param>
    /// <param name="perplexity">Number of neighbours, in the sense of 2 to the power of the entropy; below N.</param>
    /// <returns>N x stride, row by row; sums to 1.</returns>
    internal static float[] Of(float[] points, int count, int width, int stride, double perplexity)
    {
        var conditional = new double[count][];
        Parallel.For(0, count, row => conditional[row] = Row(points, count, width, row, perplexity));
        var joint = new float[count * stride];
        Parallel.For(0, count, row =>
        {
            for (var column = 0; column < count; column++)
            {
                if (column != row) joint[(row * stride) + column] = (float)Math.Max(Smallest, (conditional[row][column] + conditional[column][row]) / (2.0 * count));
            }
        });
        return joint;
    }

    private static double[] Row(float[] points, int count, int width, int row, double perplexity)
    {
        var distances = new double[count];
        for (var column = 0; column < count; column++)
        {
            var sum = 0.0;
            for (var axis = 0; axis < width; axis++)
            {
                var difference = (double)points[(row * width) + axis] - points[(column * width) + axis];
                sum += difference * difference;
            }

            distances[column] = sum;
        }

        // The nearest one's distance is taken out of all: the shares stay the same, and none of them vanishes.
        var least = double.PositiveInfinity;
        for (var column = 0; column < count; column++) if (column != row) least = Math.Min(least, distances[column]);
        var shares = new double[count];
        var (low, high, precision, wanted) = (0.0, double.PositiveInfinity, 1 / Math.Max(Mean(distances, count), 1e-30), Math.Log(perplexity));
        for (var halving = 0; halving < Halvings; halving++)
        {
            var (total, weighted) = (0.0, 0.0);
            for (var column = 0; column < count; column++)
            {
                var beyond = distances[column] - least;
                shares[column] = column == row ? 0 : Math.Exp(-precision * beyond);
                total += shares[column];
                weighted += shares[column] * beyond;
            }

            var entropy = Math.Log(total) + (precision * weighted / total);
            for (var column = 0; column < count; column++) shares[column] /= total;
            if (Math.Abs(entropy - wanted) < Tolerance) break;
            if (entropy > wanted) (low, precision) = (precision, double.IsInfinity(high) ? precision * 2 : (precision + high) / 2);
            else (high, precision) = (precision, (precision + low) / 2);
        }

        return shares;
    }

    private static double Mean(double[] values, int count)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value;
        return sum / count;
    }
}
