using System.Numerics;

namespace Selfsame.Training.Reports.Maps;

/// <summary>A plane on which points lie beside those that they lie beside in many dimensions: t-SNE, exact.</summary>
/// <remarks>
/// van der Maaten and Hinton, Visualizing Data using t-SNE, JMLR 2008. Begins at the first two principal axes and with a learning rate by the number of
/// points, as Kobak and Berens, Nature Communications 2019, advise; so nothing is drawn at random, and the same points give the same plane. Time and memory
/// grow with the square of the number of points.
/// </remarks>
public sealed class NeighbourEmbedding
{
    private const double Exaggeration = 12;
    private const int ExaggeratedSteps = 250;
    private const int Steps = 750;
    private const double SmallestGain = 0.01;
    private const double FirstDeviation = 1e-4;

    private readonly int _count;
    private readonly int _stride;
    private readonly float[] _affinities;                                                 // N x stride, symmetric, sums to 1
    private readonly float[] _x;
    private readonly float[] _y;

    private NeighbourEmbedding(float[] points, int count, int width, double perplexity)
    {
        _count = count;
        _stride = (count + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        _affinities = NeighbourAffinities.Of(points, count, width, _stride, perplexity);
        (_x, _y) = (new float[_stride], new float[_stride]);
        var scale = Deviation(points, count, width) is > 0 and var deviation ? FirstDeviation / deviation : 0;
        for (var row = 0; row < count; row++)
        {
            _x[row] = (float)(points[row * width] * scale);
            _y[row] = width > 1 ? (float)(points[(row * width) + 1] * scale) : 0;
        }
    }

    /// <summary>Lays points out.</summary>
    /// <param name="points">N x D, row by row; the first two columns are where it begins.</param>
    /// <param name="count">N, at least 4.</param>
    /// <param name="width">D.</param>
    /// <param name="perplexity">About how many neighbours count; made smaller where there are few points.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    /// <returns>N x 2, row by row.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 4 points.</exception>
    public static float[] Of(float[] points, int count, int width, double perplexity = 30, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 4);
        var embedding = new NeighbourEmbedding(points, count, width, Math.Min(perplexity, (count - 1) / 3.0));
        embedding.Descend(cancellation);
        var plane = new float[2 * count];
        for (var row = 0; row < count; row++) (plane[2 * row], plane[(2 * row) + 1]) = (embedding._x[row], embedding._y[row]);
        return plane;
    }

    private void Descend(CancellationToken cancellation)
    {
        var rate = Math.Max(_count / Exaggeration / 4, 50);
        var forces = new PointForces[_count];
        var speed = new double[2 * _count];
        var gains = new double[2 * _count];
        Array.Fill(gains, 1);
        for (var step = 0; step < Steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            Parallel.For(0, _count, row => forces[row] = Forces(row));
            var total = 0.0;
            foreach (var each in forces) total += each.Weight;
            var (exaggeration, momentum) = step < ExaggeratedSteps ? (Exaggeration, 0.5) : (1, 0.8);
            for (var row = 0; row < _count; row++)
            {
                var each = forces[row];
                _x[row] += Move(2 * row, 4 * ((exaggeration * each.AttractionX) - (each.RepulsionX / total)));
                _y[row] += Move((2 * row) + 1, 4 * ((exaggeration * each.AttractionY) - (each.RepulsionY / total)));
            }

            Centre(_x);
            Centre(_y);

            float Move(int at, double gradient)
            {
                gains[at] = Math.Max(SmallestGain, gradient > 0 == speed[at] > 0 ? gains[at] * 0.8 : gains[at] + 0.2);
                speed[at] = (momentum * speed[at]) - (rate * gains[at] * gradient);
                return (float)speed[at];
            }
        }
    }

    // How all other points pull and push one; columns beyond the last point have no affinity, and are taken out of what pushes.
    private PointForces Forces(int row)
    {
        var lanes = Vector<float>.Count;
        var (x, y) = (new Vector<float>(_x[row]), new Vector<float>(_y[row]));
        var (attractionX, attractionY, repulsionX, repulsionY, weight) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        var affinities = _affinities.AsSpan(row * _stride, _stride);
        for (var column = 0; column < _stride; column += lanes)
        {
            var dx = x - new Vector<float>(_x, column);
            var dy = y - new Vector<float>(_y, column);
            var near = Vector<float>.One / (Vector<float>.One + (dx * dx) + (dy * dy));
            var pull = new Vector<float>(affinities[column..]) * near;
            var push = near * near;
            attractionX += pull * dx;
            attractionY += pull * dy;
            repulsionX += push * dx;
            repulsionY += push * dy;
            weight += near;
        }

        var beyond = _stride - _count;
        var nearOrigin = 1 / (1.0 + ((double)_x[row] * _x[row]) + ((double)_y[row] * _y[row]));
        return new PointForces(
            Vector.Sum(attractionX),
            Vector.Sum(attractionY),
            Vector.Sum(repulsionX) - (beyond * nearOrigin * nearOrigin * _x[row]),
            Vector.Sum(repulsionY) - (beyond * nearOrigin * nearOrigin * _y[row]),
            Vector.Sum(weight) - (beyond * nearOrigin) - 1);
    }

    private void Centre(float[] values)
    {
        var mean = 0.0;
        for (var row = 0; row < _count; row++) mean += values[row];
        mean /= _count;
        for (var row = 0; row < _count; row++) values[row] -= (float)mean;
    }

    private static double Deviation(float[] points, int count, int width)
    {
        var (sum, squares) = (0.0, 0.0);
        for (var row = 0; row < count; row++)
        {
            sum += points[row * width];
            squares += (double)points[row * width] * points[row * width];
        }

        return Math.Sqrt(Math.Max(0, (squares / count) - (sum / count * (sum / count))));
    }
}
