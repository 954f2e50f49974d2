using Selfsame.Torch;

namespace Selfsame.Training.Evaluation.FewLabels;

/// <summary>Labels spread over the neighbourhood graph of features: what lies together belongs together (the cluster assumption).</summary>
/// <remarks>
/// Zhou et al., NeurIPS 2004: (I - alpha W) Z = Y, W the graph's weights divided by the square roots of both degrees; weights are the powers of
/// positive cosines to the nearest neighbours, made symmetric by addition, and Z is found by conjugate gradients: Iscen et al., CVPR 2019, arXiv 1904.04717.
/// </remarks>
/// <param name="options">Graph and spreading.</param>
public sealed class LabelPropagation(LabelPropagationOptions options)
{
    /// <summary>Spreads labels.</summary>
    /// <param name="features">N x D float32: the samples whose labels are known, and those whose labels are not.</param>
    /// <param name="labels">N class numbers in [0, <paramref name="classCount"/>); -1 where it is to be found out.</param>
    /// <param name="classCount">C.</param>
    /// <returns>N x C, row-major: the larger, the likelier. Rows that no label reaches are 0.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or no label is known.</exception>
    public float[] Spread(Tensor features, ReadOnlySpan<int> labels, int classCount)
    {
        return Spread(Graph(features), labels, classCount);
    }

    /// <summary>The graph of some samples, which may serve several spreadings.</summary>
    internal NeighbourGraph Graph(Tensor features) =>
        NeighbourGraph.Of(features, Math.Min(options.Neighbours, (int)features.Size(0) - 1), options.Power, options.ChunkElements);

    internal float[] Spread(NeighbourGraph graph, ReadOnlySpan<int> labels, int classCount)
    {
        var count = graph.Count;
        if (labels.Length != count || !labels.ContainsAnyInRange(0, classCount - 1))
            throw new ArgumentException($"{labels.Length} labels, of which one must be known, do not belong to {count} samples.", nameof(labels));
        var scores = new float[count * classCount];
        var start = new double[count];
        for (var label = 0; label < classCount; label++)
        {
            for (var row = 0; row < count; row++) start[row] = labels[row] == label ? 1 : 0;
            var spread = Solve(graph, start);
            for (var row = 0; row < count; row++) scores[row * classCount + label] = (float)spread[row];
        }
        return scores;
    }

    private double[] Solve(NeighbourGraph graph, double[] y)
    {
        var (z, residual, direction, image) = (new double[y.Length], (double[])y.Clone(), (double[])y.Clone(), new double[y.Length]);
        var length = Dot(residual, residual);
        var enough = 1e-12 * length;
        for (var iteration = 0; iteration < options.MaximumIterations && length > enough; iteration++)
        {
            graph.Multiply(direction, image);                                  // W p
            for (var i = 0; i < image.Length; i++) image[i] = direction[i] - (options.Alpha * image[i]);
            var step = length / Dot(direction, image);
            for (var i = 0; i < z.Length; i++)
            {
                z[i] += step * direction[i];
                residual[i] -= step * image[i];
            }
            var next = Dot(residual, residual);
            for (var i = 0; i < direction.Length; i++) direction[i] = residual[i] + (next / length * direction[i]);
            length = next;
        }
        return z;
    }

    private static double Dot(double[] a, double[] b) => System.Numerics.Tensors.TensorPrimitives.Dot<double>(a, b);
}
