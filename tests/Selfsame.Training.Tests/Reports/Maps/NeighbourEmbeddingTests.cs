using Selfsame.Training.Reports.Maps;
using Xunit;

namespace Selfsame.Training.Tests.Reports.Maps;

public sealed class NeighbourEmbeddingTests
{
    private const int Groups = 3;
    private const int Each = 30;
    private const int Width = 6;

    [Fact]
    public void Of_GroupsFarApart_KeepsThemApart()
    {
        var plane = NeighbourEmbedding.Of(Clusters(), Groups * Each, Width);
        for (var row = 0; row < Groups * Each; row++)
        {
            var nearest = Enumerable.Range(0, Groups * Each).Where(other => other != row).OrderBy(other => Distance(plane, row, other)).Take(5);
            Assert.All(nearest, other => Assert.Equal(row / Each, other / Each));
        }
    }

    [Fact]
    public void Of_TheSamePointsTwice_GivesTheSamePlane() =>
        Assert.Equal(NeighbourEmbedding.Of(Clusters(), Groups * Each, Width), NeighbourEmbedding.Of(Clusters(), Groups * Each, Width));

    // The plane is a stationary point of the divergence that the method lowers: a literal second implementation finds nothing left to descend.
    [Fact]
    public void Of_AtItsEnd_HasLittleGradientLeft()
    {
        var points = Clusters();
        var (count, perplexity) = (Groups * Each, 20.0);
        var plane = NeighbourEmbedding.Of(points, count, Width, perplexity);
        var affinities = Affinities(points, count, perplexity);
        var start = new float[2 * count];
        for (var row = 0; row < count; row++) (start[2 * row], start[(2 * row) + 1]) = (points[row * Width], points[(row * Width) + 1]);
        Assert.InRange(Divergence(affinities, plane), 0, Divergence(affinities, start));
        Assert.InRange(Gradient(affinities, plane).Max(Math.Abs), 0, 1e-3);
    }

    [Fact]
    public void Of_EqualPoints_StaysFinite() => Assert.All(NeighbourEmbedding.Of(new float[10 * 2], 10, 2), value => Assert.True(float.IsFinite(value)));

    [Fact]
    public void Of_TooFewPoints_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => NeighbourEmbedding.Of(new float[6], 3, 2));

    private static float[] Clusters()
    {
        var points = new float[Groups * Each * Width];
        var state = 1u;
        for (var i = 0; i < points.Length; i++)
        {
            state = (state * 1664525) + 1013904223;
            var group = i / Width / Each;
            points[i] = ((state >> 8) / (float)(1 << 24)) + (i % Width == group ? 20 : 0);
        }

        return points;
    }

    private static double Distance(float[] plane, int a, int b) => Math.Pow(plane[2 * a] - plane[2 * b], 2) + Math.Pow(plane[(2 * a) + 1] - plane[(2 * b) + 1], 2);

    private static double[,] Affinities(float[] points, int count, double perplexity)
    {
        var conditional = new double[count, count];
        for (var i = 0; i < count; i++)
        {
            var (low, high) = (1e-6, 1e6);
            for (var halving = 0; halving < 200; halving++)
            {
                var precision = Math.Sqrt(low * high);
                double Weight(int j) => j == i ? 0 : Math.Exp(-precision * Enumerable.Range(0, Width).Sum(axis => Math.Pow(points[(i * Width) + axis] - points[(j * Width) + axis], 2)));
                var total = Enumerable.Range(0, count).Sum(Weight);
                for (var j = 0; j < count; j++) conditional[i, j] = Weight(j) / total;
                var entropy = -Enumerable.Range(0, count).Sum(j => conditional[i, j] > 0 ? conditional[i, j] * Math.Log(conditional[i, j]) : 0);
                if (Math.Abs(entropy - Math.Log(perplexity)) < 1e-7) break;
                if (entropy > Math.Log(perplexity)) low = precision;
                else high = precision;
            }
        }

        var joint = new double[count, count];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++) joint[i, j] = (conditional[i, j] + conditional[j, i]) / (2 * count);
        }

        return joint;
    }

    private static double Total(float[] plane)
    {
        var total = 0.0;
        for (var i = 0; i < plane.Length / 2; i++)
        {
            for (var j = 0; j < plane.Length / 2; j++) total += i == j ? 0 : 1 / (1 + Distance(plane, i, j));
        }

        return total;
    }

    private static double Divergence(double[,] affinities, float[] plane)
    {
        var (total, divergence) = (Total(plane), 0.0);
        for (var i = 0; i < plane.Length / 2; i++)
        {
            for (var j = 0; j < plane.Length / 2; j++)
            {
                if (i != j && affinities[i, j] > 1e-300) divergence += affinities[i, j] * Math.Log(affinities[i, j] * total * (1 + Distance(plane, i, j)));
            }
        }

        return divergence;
    }

    // Equation 5 of the paper.
    private static double[] Gradient(double[,] affinities, float[] plane)
    {
        var total = Total(plane);
        var gradient = new double[plane.Length];
        for (var i = 0; i < plane.Length / 2; i++)
        {
            for (var j = 0; j < plane.Length / 2; j++)
            {
                if (i == j) continue;
                var near = 1 / (1 + Distance(plane, i, j));
                for (var axis = 0; axis < 2; axis++)
                    gradient[(2 * i) + axis] += 4 * (affinities[i, j] - (near / total)) * (plane[(2 * i) + axis] - plane[(2 * j) + axis]) * near;
            }
        }

        return gradient;
    }
}
