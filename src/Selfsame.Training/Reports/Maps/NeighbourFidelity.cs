namespace Selfsame.Training.Reports.Maps;

/// <summary>How far a map can be believed: the share of each point's neighbours that are its neighbours on the map too.</summary>
public static class NeighbourFidelity
{
    /// <summary>Mean share of the nearest <paramref name="neighbours"/> points that are among the nearest on the plane.</summary>
    /// <param name="points">N x D, row by row.</param>
    /// <param name="width">D.</param>
    /// <param name="plane">N x 2, row by row.</param>
    /// <param name="neighbours">How many; below N.</param>
    public static double Of(float[] points, int width, float[] plane, int neighbours)
    {
        var count = plane.Length / 2;
        var kept = new int[count];
        Parallel.For(0, count, row => kept[row] = Nearest(points, width, row, neighbours).Intersect(Nearest(plane, 2, row, neighbours)).Count());
        return kept.Average() / neighbours;
    }

    private static int[] Nearest(float[] points, int width, int row, int neighbours)
    {
        var count = points.Length / width;
        var distances = new double[count];
        var order = new int[count];
        for (var other = 0; other < count; other++)
        {
            order[other] = other;
            for (var axis = 0; axis < width; axis++)
            {
                var difference = (double)points[(row * width) + axis] - points[(other * width) + axis];
                distances[other] += difference * difference;
            }
        }

        distances[row] = double.PositiveInfinity;
        Array.Sort(distances, order);
        return order[..neighbours];
    }
}
